#include "page/pdf_viewport.hpp"

#include "base/error.hpp"
#include "geo/crs_wkt.hpp"
#include "geo/transformer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace gatepost {

namespace {

/// As a string of PDF.
std::string in_hexadecimal(std::string const& text) {
    std::string digits = "<";
    for (char const byte : text) {
        digits += fmt::format("{:02X}", static_cast<unsigned char>(byte));
    }
    return digits + ">";
}

/// "lat lon" of each corner; empty where one of them would be found elsewhere again.
std::string corners(Crs const& crs, Box const& world) {
    constexpr double most_off = 1e-6;  // of the frame's width
    Transformer const world_from_lonlat(geographic_crs_of(crs), crs);
    std::string text;
    for (Point const corner : std::array<Point, 4>{{{world.min_x, world.min_y},
                                                    {world.min_x, world.max_y},
                                                    {world.max_x, world.max_y},
                                                    {world.max_x, world.min_y}}}) {
        Point const lonlat = world_from_lonlat.inverse(corner);
        bool const is_on_earth = is_finite(lonlat) && std::abs(lonlat.x) <= 180 && std::abs(lonlat.y) <= 90;
        if (!is_on_earth ||
            !(distance(world_from_lonlat.forward(lonlat), corner) <= most_off * world.width())) {
            return {};
        }
        text += fmt::format("{:.13f} {:.13f} ", lonlat.y, lonlat.x);
    }
    return text;
}

}  // namespace

std::string pdf_viewport(Crs const& crs, Box const& shown_world, Box const& frame_pt) {
    try {
        if (crs.web_mercator_middle_deg().value_or(0) != 0) {
            return {};  // other programs know only the map that is cut open at 180°
        }
        std::string const wkt = wkt_of(crs).text;
        std::string const places = corners(crs, shown_world);
        bool const is_known = wkt.starts_with("PROJCS[") || wkt.starts_with("GEOGCS[");
        if (!is_known || places.empty()) {
            return {};
        }
        return fmt::format(
            "<< /Type /Viewport /Name (map) /BBox [{:.6f} {:.6f} {:.6f} {:.6f}] /Measure << /Type /Measure "
            "/Subtype /GEO /Bounds [0 0 0 1 1 1 1 0] /LPTS [0 0 0 1 1 1 1 0] /GPTS [{}] "
            "/GCS << /Type /{} /WKT {} >> >> >>",
            frame_pt.min_x, frame_pt.min_y, frame_pt.max_x, frame_pt.max_y, places,
            crs.is_geographic() ? "GEOGCS" : "PROJCS", in_hexadecimal(wkt));
    } catch (Error const&) {
        return {};  // PROJ knows no other form of it: the map is there, its place is not
    }
}

}  // namespace gatepost
