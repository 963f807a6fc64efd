#include "geo/crs_wkt.hpp"

#include "base/error.hpp"
#include "geo/proj_handle.hpp"

namespace gatepost {

CrsWkt wkt_of(Crs const& crs) {
    ProjContext const context = make_proj_context();
    // Web Mercator around another meridian has the same coordinates, only further to the east.
    std::string const definition = crs.web_mercator_middle_deg() ? "EPSG:3857" : crs.definition();
    ProjObject const object{proj_create(context.get(), definition.c_str())};
    char const* text = nullptr;
    for (PJ_WKT_TYPE const type : {PJ_WKT1_GDAL, PJ_WKT2_2019}) {
        if (text == nullptr && object) {
            text = proj_as_wkt(context.get(), object.get(), type, nullptr);
        }
    }
    if (text == nullptr) {
        throw fmt_error("the CRS {} cannot be written for other programs", crs.name());
    }
    CrsWkt wkt{text, false};
    ProjObject const system{proj_crs_get_coordinate_system(context.get(), object.get())};
    char const* direction = nullptr;
    if (system && proj_cs_get_axis_info(context.get(), system.get(), 0, nullptr, nullptr, &direction, nullptr,
                                        nullptr, nullptr, nullptr) != 0) {
        wkt.has_north_first = std::string{direction} == "north";
    }
    return wkt;
}

}  // namespace gatepost
