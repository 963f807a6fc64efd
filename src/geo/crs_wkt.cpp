#include "geo/crs_wkt.hpp"

#include "base/error.hpp"
#include "geo/proj_handle.hpp"

namespace gatepost {

namespace {

ProjObject object_of(Crs const& crs, ProjContext const& context) {
    // Web Mercator around another meridian has the same coordinates, only further to the east.
    std::string const definition = crs.web_mercator_middle_deg() ? "EPSG:3857" : crs.definition();
    return ProjObject{proj_create(context.get(), definition.c_str())};
}

}  // namespace

CrsWkt wkt_of(Crs const& crs) {
    ProjContext const context = make_proj_context();
    ProjObject const object = object_of(crs, context);
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

Crs geographic_crs_of(Crs const& crs) {
    ProjContext const context = make_proj_context();
    ProjObject const object = object_of(crs, context);
    ProjObject const geographic{object ? proj_crs_get_geodetic_crs(context.get(), object.get()) : nullptr};
    char const* const text =
        geographic ? proj_as_wkt(context.get(), geographic.get(), PJ_WKT2_2019, nullptr) : nullptr;
    if (text == nullptr) {
        throw fmt_error("the CRS {} has no longitudes and latitudes of its own", crs.name());
    }
    return Crs::parse(text);
}

}  // namespace gatepost
