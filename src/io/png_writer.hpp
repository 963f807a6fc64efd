#pragma once

#include "base/image.hpp"
#include "base/job.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// The metadata of a PNG.
struct PngInfo {
    double dpi = 0;                                          ///< written as pHYs; 0 = not written
    std::vector<std::pair<std::string, std::string>> texts;  ///< iTXt, UTF-8: ("Copyright", "© …")
};

/// Encodes a picture as PNG: the same input gives the same bytes, however many threads help. Opaque pictures
/// lose their alpha channel. Throws Error if libpng refuses (a size of 0, for example).
[[nodiscard]] std::string encode_png(Image const& image, PngInfo const& info, JobContext const& job = {});

}  // namespace gatepost
