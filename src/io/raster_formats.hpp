#pragma once

#include "io/raster_encoder.hpp"
#include "map/picture_format.hpp"

namespace gatepost {

/// For a raster format. Throws Error where the format takes no picture of this size. WebP and GeoTIFF need
/// the whole picture: the first in memory, the second in a scratch file.
[[nodiscard]] std::unique_ptr<RasterEncoder> make_raster_encoder(PictureFormat format,
                                                                 RasterInfo const& info);

}  // namespace gatepost
