#include "map/georeference.hpp"

#include "geo/crs_wkt.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

std::string xml_escaped(std::string const& text) {
    std::string escaped;
    for (char const c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

}  // namespace

GeoReference georeference_of(Crs const& crs, Viewport const& frame, Point frame_begin_px,
                             double pixel_ratio) {
    double const world_per_px = frame.world_per_px / pixel_ratio;
    Point const frame_begin_world = frame.world_from_screen({0, 0});
    return {crs,
            {frame_begin_world.x - frame_begin_px.x * world_per_px,
             frame_begin_world.y + frame_begin_px.y * world_per_px},
            world_per_px};
}

std::string world_file_text(GeoReference const& place) {
    double const side = place.world_per_px;
    return fmt::format("{:.15g}\n0\n0\n{:.15g}\n{:.15g}\n{:.15g}\n", side, -side,
                       place.upper_left_world.x + side / 2, place.upper_left_world.y - side / 2);
}

std::string aux_xml_text(GeoReference const& place) {
    double const side = place.world_per_px;
    CrsWkt const wkt = wkt_of(place.crs);
    return fmt::format(
        "<PAMDataset>\n  <SRS dataAxisToSRSAxisMapping=\"{}\">{}</SRS>\n"
        "  <GeoTransform>{:.17g}, {:.17g}, 0, {:.17g}, 0, {:.17g}</GeoTransform>\n</PAMDataset>\n",
        wkt.has_north_first ? "2,1" : "1,2", xml_escaped(wkt.text), place.upper_left_world.x, side,
        place.upper_left_world.y, -side);
}

}  // namespace gatepost
