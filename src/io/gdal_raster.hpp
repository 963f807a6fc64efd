#pragma once

#include "io/byte_stream.hpp"

#include <cstdint>
#include <string>

namespace gatepost {

// How a picture reaches the process that writes GeoTIFF with GDAL, which writes it to a file in a scratch
// folder. After the request comes a header, then rows: the pixels of each piece as an array, until all rows
// are there. It answers with `done`, or with a failure.

/// What the process must know of a picture before its pixels, which are RGB or RGBA, the top row first.
struct RasterHeader {
    std::uint32_t width_px = 0;
    std::uint32_t height_px = 0;
    bool has_alpha = false;
    std::string crs_wkt;  ///< empty: it lies nowhere
    double west = 0;      ///< of the first pixel's corner, in the CRS
    double north = 0;
    double unit_per_px = 1;
    double dpi = 0;  ///< 0: not written
    std::string title;
    std::string description;
    std::string credits;
    std::string xmp;
};

void put_raster_header(ByteWriter& out, RasterHeader const& header);
[[nodiscard]] RasterHeader get_raster_header(ByteReader& in);

}  // namespace gatepost
