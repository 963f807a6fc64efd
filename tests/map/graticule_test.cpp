#include "map/graticule.hpp"

#include "map/map_at.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <set>

using namespace gatepost;

namespace {

constexpr Point lang_son{106.75, 21.95};

}  // namespace

TEST_CASE("every vertex of the graticule lies on its meridian or parallel") {
    std::string const crs = GENERATE("EPSG:3857", "EPSG:32648", "EPSG:3405", "EPSG:4326");
    double const zoom = GENERATE(5.0, 8.5, 12.0, 16.0);
    MapAt const map(crs.c_str());
    Viewport const view = map.view_at(lang_son, zoom);
    Graticule const graticule = graticule_in(view, map.world_from_lonlat);
    CAPTURE(crs, zoom, graticule.step_deg);
    CHECK(graticule.lines.size() > 8);
    CHECK(graticule.lines.size() < 60);
    for (GraticuleLine const& line : graticule.lines) {
        for (auto const& part : line.parts_screen) {
            for (Point const screen : part) {
                Point const lonlat = map.lonlat_at(view, screen);
                REQUIRE((line.is_meridian ? lonlat.x : lonlat.y) == Approx(line.degrees).margin(1e-7));
            }
        }
        double const steps = line.degrees / graticule.step_deg;
        CHECK(std::abs(steps - std::round(steps)) < 1e-6);
    }
}

TEST_CASE("lines stand 80 to 420 px apart, and from edge to edge of the view") {
    MapAt const map("EPSG:3857");
    for (double zoom = 3; zoom < 19; zoom += 0.37) {
        Viewport const view = map.view_at(lang_son, zoom);
        std::vector<double> at_x;
        for (GraticuleLine const& line : graticule_in(view, map.world_from_lonlat).lines) {
            if (line.is_meridian) {
                auto const top = crossing_at_y(line, 1);
                auto const bottom = crossing_at_y(line, 999);
                if (top && bottom && top->x >= 0 && top->x <= 1600) {
                    at_x.push_back(top->x);
                    CHECK(top->x == Approx(bottom->x).margin(1e-6));
                }
            }
        }
        std::sort(at_x.begin(), at_x.end());
        INFO("zoom " << zoom);
        REQUIRE(at_x.size() >= 3);
        for (std::size_t i = 1; i < at_x.size(); ++i) {
            CHECK(at_x[i] - at_x[i - 1] >= 80);
            CHECK(at_x[i] - at_x[i - 1] <= 420);
        }
        CHECK(at_x.front() < 420);
        CHECK(at_x.back() > 1600 - 420);
    }
}

TEST_CASE("a pole in view has meridians all around and closed parallels") {
    MapAt const map("EPSG:3995");  // stereographic, the North Pole in its middle
    Viewport const view{{0, 0}, 10'000, 1600, 1000};
    Graticule const graticule = graticule_in(view, map.world_from_lonlat);
    std::set<double> meridians;
    std::set<double> parallels;
    for (GraticuleLine const& line : graticule.lines) {
        (line.is_meridian ? meridians : parallels).insert(line.degrees);
    }
    CHECK(meridians.size() == static_cast<std::size_t>(std::lround(360 / graticule.step_deg)));
    CHECK(parallels.size() >= 2);
    CHECK_FALSE(parallels.contains(90));
}

TEST_CASE("where the earth is not there is no graticule, at the antimeridian there is") {
    MapAt const utm("EPSG:32648");
    CHECK(graticule_in({{1e9, 1e9}, 10, 800, 600}, utm.world_from_lonlat).lines.empty());
    MapAt const lonlat("EPSG:4326");
    Graticule const over = graticule_in({{180, 0}, 0.05, 800, 600}, lonlat.world_from_lonlat);
    CHECK_FALSE(over.lines.empty());
}

TEST_CASE("on a map that repeats meridians go on, and parallels run across all of it") {
    for (char const* const code : {"EPSG:4326", "EPSG:3857"}) {
        MapAt const map(code);
        MapPlane const plane(map.crs, map.world_from_lonlat);
        double const width = plane.repeat()->width_world;
        Viewport const view{{width / 8, 0}, width / 640, 1600, 400};  // two and a half worlds
        Graticule const graticule = graticule_in(view, map.world_from_lonlat, plane);
        INFO(code << ", a step of " << graticule.step_deg);
        std::size_t meridians = 0;
        for (GraticuleLine const& line : graticule.lines) {
            auto const& part = line.parts_screen.at(0);
            Point const middle = (part.front() + part.back()) * 0.5;
            Point const lonlat = map.world_from_lonlat.inverse(plane.wrapped(view.world_from_screen(middle)));
            if (line.is_meridian) {
                ++meridians;
                CHECK(std::abs(std::remainder(lonlat.x - line.degrees, 360)) < 1e-6);
            } else {
                CHECK(lonlat.y == Approx(line.degrees).margin(1e-6));
                CHECK(part.front().x == 0);
                CHECK(part.back().x == 1600);
            }
        }
        CHECK(meridians == static_cast<std::size_t>(std::lround(900 / graticule.step_deg)) + 1);
    }
}

TEST_CASE("labels have the units that the step needs") {
    CHECK(graticule_label(106, true, 1) == "106° E");
    CHECK(graticule_label(-73, true, 1) == "73° W");
    CHECK(graticule_label(21.5, false, 0.5) == "21°30′ N");
    CHECK(graticule_label(-0.25, false, 0.25) == "0°15′ S");
    CHECK(graticule_label(106 + 45.0 / 60 + 10.0 / 3600, true, 10.0 / 3600) == "106°45′10″ E");
    CHECK(graticule_label(22, false, 1.0 / 60) == "22°00′ N");
    CHECK(graticule_label(0, false, 10) == "0°");
    CHECK(graticule_label(180, true, 10) == "180°");
    CHECK(graticule_label(-180, true, 10) == "180°");
}

TEST_CASE("north is up on a web map; elsewhere it leans as the convergence of meridians says") {
    MapAt const web("EPSG:3857");
    CHECK(*north_on_screen_deg(web.view_at(lang_son, 9), web.world_from_lonlat) == Approx(0).margin(1e-6));
    // In a transverse Mercator grid north leans by atan(tan(lon - lon0) sin(lat)) (Snyder 1987, sphere).
    MapAt const utm("EPSG:32648");
    for (Point const place : {Point{102.2, 22.4}, lang_son, Point{108, 21.5}}) {
        double const degree = 3.14159265358979 / 180;
        double const convergence =
            std::atan(std::tan((place.x - 105) * degree) * std::sin(place.y * degree)) / degree;
        CHECK(*north_on_screen_deg(utm.view_at(place, 9), utm.world_from_lonlat) ==
              Approx(-convergence).margin(0.01));
    }
    CHECK_FALSE(north_on_screen_deg({{1e9, 1e9}, 10, 800, 600}, utm.world_from_lonlat));
}
