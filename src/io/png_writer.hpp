#pragma once

#include "base/image.hpp"
#include "base/job.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// What a PNG says of itself besides its pixels.
struct PngInfo {
    double dpi = 0;                                          ///< written as pHYs; 0 = not written
    std::vector<std::pair<std::string, std::string>> texts;  ///< iTXt, UTF-8: ("Copyright", "© …")
};

/// The picture as the bytes of a PNG: the same bytes for the same input, however many threads help. Opaque
/// pictures lose their alpha channel. Throws Error if libpng refuses (a size of 0, say).
[[nodiscard]] std::string encode_png(Image const& image, PngInfo const& info, JobContext const& job = {});

}  // namespace gatepost
