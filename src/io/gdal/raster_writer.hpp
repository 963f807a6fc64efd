#pragma once

#include "io/byte_stream.hpp"
#include "io/gdal_request.hpp"

namespace gatepost {

/// Writes the picture that arrives after the request (io/gdal_raster.hpp) to a new GeoTIFF: a cloud-optimised
/// one, by way of a plain one beside it. Throws Error with one line that names the file as the person knows
/// it.
void write_raster(GdalRequest const& request, ByteReader& in);

}  // namespace gatepost
