#include "map/scale_bar.hpp"

#include "map/map_at.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace gatepost;

namespace {

ScaleBar bar_at(MapAt const& map, Point lonlat, double zoom) {
    return scale_bar_at(map.view_at(lonlat, zoom), {800, 500}, map.world_from_lonlat);
}

double metres_of(std::string const& label) {
    return std::strtod(label.c_str(), nullptr) * (label.find("km") != std::string::npos ? 1000 : 1);
}

/// What the bar covers on the ellipsoid.
double true_metres(MapAt const& map, Point lonlat, double zoom, double width_px) {
    Viewport const view = map.view_at(lonlat, zoom);
    Point const left = map.lonlat_at(view, {800 - width_px / 2, 500});
    Point const right = map.lonlat_at(view, {800 + width_px / 2, 500});
    return geodesic_distance_m(left, right);
}

}  // namespace

TEST_CASE("a scale bar is as long on the ground as it says, within one per cent") {
    for (char const* const code : {"EPSG:3857", "EPSG:4326", "EPSG:32648", "EPSG:3405"}) {
        MapAt const map(code);
        for (Point const lonlat : {Point{105, 21}, {103, 8}, {107.9, 23.5}, {106, 60}}) {
            for (double zoom = 3; zoom <= 22; zoom += 0.7) {
                ScaleBar const bar = bar_at(map, lonlat, zoom);
                INFO(code << " " << lonlat.y << " " << zoom << " " << bar.label);
                CHECK(true_metres(map, lonlat, zoom, bar.width_px) ==
                      Approx(metres_of(bar.label)).epsilon(0.01));
            }
        }
    }
}

TEST_CASE("a scale bar's length is 1, 2 or 5 and zeros, and it is never small or wide") {
    MapAt const map("EPSG:3857");
    for (double zoom = 2; zoom <= 22; zoom += 0.1) {
        ScaleBar const bar = bar_at(map, {105, 21}, zoom);
        INFO(zoom << " " << bar.label);
        std::string digits = bar.label.substr(0, bar.label.find(' '));
        digits.erase(
            std::remove_if(digits.begin(), digits.end(), [](char c) { return c == '0' || c == '.'; }),
            digits.end());
        CHECK((digits == "1" || digits == "2" || digits == "5"));
        CHECK(bar.width_px > 120 / 2.51);
        CHECK(bar.width_px <= 120 + 1e-9);
    }
}

TEST_CASE("metres are written below a kilometre, kilometres from there") {
    MapAt const map("EPSG:3857");
    CHECK(bar_at(map, {105, 21}, 12).label == "2 km");
    CHECK(bar_at(map, {105, 21}, 16).label == "200 m");
    CHECK(bar_at(map, {105, 21}, 22).label == "2 m");
}

TEST_CASE("far north the same view covers less ground") {
    MapAt const map("EPSG:3857");
    Viewport view = map.view_at({105, 0}, 10);
    double const at_equator = metres_of(scale_bar_at(view, {800, 500}, map.world_from_lonlat).label);
    view.centre_world = map.world_from_lonlat.forward(Point{105, 75});
    CHECK(metres_of(scale_bar_at(view, {800, 500}, map.world_from_lonlat).label) < at_equator);
}

TEST_CASE("off the earth there is no bar") {
    MapAt const map("EPSG:32648");
    Viewport const lost{{1e12, 1e12}, 100, 800, 600};
    CHECK(scale_bar_at(lost, {400, 300}, map.world_from_lonlat).label.empty());
    CHECK(scale_bar_at(lost, {400, 300}, map.world_from_lonlat).width_px == 0);
}
