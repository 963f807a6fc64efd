#include "io/gdal_raster.hpp"

namespace gatepost {

void put_raster_header(ByteWriter& out, RasterHeader const& header) {
    out.put(header.width_px);
    out.put(header.height_px);
    out.put<std::uint8_t>(header.has_alpha ? 1 : 0);
    for (double const number : {header.west, header.north, header.unit_per_px, header.dpi}) {
        out.put(number);
    }
    for (std::string const* const text :
         {&header.crs_wkt, &header.title, &header.description, &header.credits, &header.xmp}) {
        out.put_text(*text);
    }
}

RasterHeader get_raster_header(ByteReader& in) {
    RasterHeader header;
    header.width_px = in.get<std::uint32_t>();
    header.height_px = in.get<std::uint32_t>();
    header.has_alpha = in.get_bool();
    for (double* const number : {&header.west, &header.north, &header.unit_per_px, &header.dpi}) {
        *number = in.get<double>();
    }
    for (std::string* const text :
         {&header.crs_wkt, &header.title, &header.description, &header.credits, &header.xmp}) {
        *text = in.get_text();
    }
    return header;
}

}  // namespace gatepost
