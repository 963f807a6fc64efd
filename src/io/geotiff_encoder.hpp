#pragma once

#include "io/raster_encoder.hpp"

#include <memory>

namespace gatepost {

/// GeoTIFF by GDAL's process, cloud-optimised where that GDAL can (3.1 and newer): compressed tiles, with
/// smaller versions of large pictures, the CRS and the place of the picture in it.
[[nodiscard]] std::unique_ptr<RasterEncoder> make_geotiff_encoder(RasterInfo const& info);

}  // namespace gatepost
