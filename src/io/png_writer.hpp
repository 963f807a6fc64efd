#pragma once

#include "base/image.hpp"
#include "base/job.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// What a PNG is and says besides its pixels.
struct PngInfo {
    int width_px = 0;
    int height_px = 0;
    bool has_alpha = false;
    double dpi = 0;                                            ///< written as pHYs; 0 = not written
    std::vector<std::pair<std::string, std::string>> texts{};  ///< iTXt, UTF-8: ("Copyright", "© …")
};

// What the texts are called that say what a picture was made of, and which pixels it has.
constexpr char const* png_provenance_key = "Gatepost map";
constexpr char const* png_pixels_key = "Gatepost pixels";

/// Encodes a picture as PNG, some rows at a time: the same input gives the same bytes, however many threads
/// help and in however many pieces the rows come.
class PngEncoder {
  public:
    /// Throws Error if libpng refuses (a size of 0, for example).
    explicit PngEncoder(PngInfo info);
    ~PngEncoder();
    PngEncoder(PngEncoder&&) noexcept;
    PngEncoder& operator=(PngEncoder&&) noexcept;

    /// The next rows: a picture of the whole width. All but the last piece have a multiple of 64 rows.
    void add_rows(Image const& rows, JobContext const& job = {});
    /// The file, once all rows are in. `texts` come after the pixels.
    [[nodiscard]] std::string finish(std::vector<std::pair<std::string, std::string>> const& texts = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A whole picture at once. Opaque pictures lose their alpha channel; the size of `info` is the picture's.
[[nodiscard]] std::string encode_png(Image const& image, PngInfo info, JobContext const& job = {});

}  // namespace gatepost
