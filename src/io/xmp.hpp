#pragma once

#include "io/raster_encoder.hpp"

#include <string>

namespace gatepost {

/// Title, description, credits and the program's name as an XMP packet (ISO 16684-1), which JPEG, WebP and
/// TIFF take.
[[nodiscard]] std::string xmp_packet(RasterInfo const& info);

}  // namespace gatepost
