#pragma once

#include "io/raster_encoder.hpp"

#include <memory>

namespace gatepost {

/// JPEG with libjpeg, baseline, colours at full resolution (letters stay sharp), sRGB. What is transparent
/// becomes white. Throws Error over 65,500 pixels a side.
[[nodiscard]] std::unique_ptr<RasterEncoder> make_jpeg_encoder(RasterInfo const& info);

}  // namespace gatepost
