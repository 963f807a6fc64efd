#pragma once

#include "io/raster_encoder.hpp"

#include <memory>

namespace gatepost {

/// WebP with libwebp, of sRGB as the format wants it. Throws Error over 16,383 pixels a side, which is all
/// that the format has.
[[nodiscard]] std::unique_ptr<RasterEncoder> make_webp_encoder(RasterInfo const& info);

}  // namespace gatepost
