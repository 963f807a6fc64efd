#pragma once

#include "base/image.hpp"
#include "io/raster_encoder.hpp"

#include <webp/encode.h>

#include <cstdint>
#include <span>
#include <string>

namespace gatepost {

// What a WebP of one picture and one of several have in common. For the two files that make them.

/// Owns libwebp's picture, which has the pixels in the encoder's own form. Throws Error where its size is
/// none of a WebP, or there is no memory.
class WebpPicture {
  public:
    explicit WebpPicture(RasterInfo const& info);
    ~WebpPicture() { WebPPictureFree(&m_picture); }
    WebpPicture(WebpPicture const&) = delete;
    WebpPicture& operator=(WebpPicture const&) = delete;
    /// Rows from one on.
    void put(Image const& rows, int first_row) const;
    WebPPicture* get() { return &m_picture; }

  private:
    WebPPicture m_picture{};
};

/// How maps are encoded, in a wanted quality of 1 to 100; 0: the usual one.
[[nodiscard]] WebPConfig webp_config(int wanted);

[[noreturn]] void fail_webp(RasterInfo const& info);

/// With credits and title in the file. Throws Error where libwebp refuses.
[[nodiscard]] std::string with_credits(std::span<std::uint8_t const> encoded, RasterInfo const& info);

}  // namespace gatepost
