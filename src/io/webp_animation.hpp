#pragma once

#include "base/image.hpp"
#include "io/raster_encoder.hpp"

#include <memory>
#include <string>

namespace gatepost {

/// Pictures of one size that a WebP shows one after the other, round and round. With libwebpmux. Throws Error
/// over 16,383 pixels a side.
class WebpAnimation {
  public:
    explicit WebpAnimation(RasterInfo const& info);
    ~WebpAnimation();
    WebpAnimation(WebpAnimation const&) = delete;
    WebpAnimation& operator=(WebpAnimation const&) = delete;

    /// The next picture, and how long it is shown. Throws Error where it has another size.
    void add(Image const& image, double time_s);
    /// The file. Throws Error.
    [[nodiscard]] std::string finish();

  private:
    class Encoder;
    std::unique_ptr<Encoder> m_encoder;
};

}  // namespace gatepost
