#include "map/viewport.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "geo/projected_box.hpp"
#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

Viewport random_view(std::mt19937& random) {
    std::uniform_real_distribution<double> size(100, 3000);
    std::uniform_real_distribution<double> exponent(-3, 5);
    double const width = size(random);
    return {random_point(random, 2e7), std::pow(10, exponent(random)), width, size(random)};
}

struct Map {
    Crs crs;
    Transformer world_from_lonlat;
    explicit Map(char const* code) : crs(Crs::parse(code)), world_from_lonlat(Crs::wgs84(), crs) {}

    [[nodiscard]] Viewport view_at(Point lonlat, double zoom) const {
        Viewport view{world_from_lonlat.forward(lonlat), 1, 1600, 1000};
        view.world_per_px = world_per_px_at(zoom, view.centre_world, crs, world_from_lonlat);
        return view;
    }
};

}  // namespace

TEST_CASE("a point goes to the screen and back") {
    std::mt19937 random(1);
    for (int n = 0; n < 1000; ++n) {
        Viewport const view = random_view(random);
        Point const screen = random_point(random, 4000);
        REQUIRE(distance(view.screen_from_world(view.world_from_screen(screen)), screen) < 1e-4);
        Point const world = random_point(random, 2e7);
        REQUIRE(distance(view.world_from_screen(view.screen_from_world(world)), world) < 1e-7);
    }
}

TEST_CASE("the screen's corner is the view's north-west, and y runs down") {
    Viewport const view{{1000, 2000}, 2, 800, 600};
    CHECK(view.world_from_screen({0, 0}) == Point{200, 2600});
    CHECK(view.world_from_screen({800, 600}) == Point{1800, 1400});
    CHECK(view.screen_from_world({1000, 2000}) == Point{400, 300});
    CHECK(view.bounds_world() == Box{200, 1400, 1800, 2600});
}

TEST_CASE("what is dragged follows the pointer") {
    std::mt19937 random(2);
    for (int n = 0; n < 1000; ++n) {
        Viewport const view = random_view(random);
        Point const from = random_point(random, 1000);
        Point const delta = random_point(random, 1000);
        Point const held = view.world_from_screen(from);
        REQUIRE(distance(view.panned(delta).screen_from_world(held), from + delta) < 1e-4);
    }
}

TEST_CASE("dragging back brings the view back") {
    Viewport const view{{100, 200}, 0.5, 800, 600};
    CHECK(view.panned({30, -40}).panned({-30, 40}) == view);
    CHECK(view.panned({0, 0}) == view);
}

TEST_CASE("zooming keeps what is under the pointer") {
    for (Point const screen : {Point{0, 0}, {800, 600}, {123.25, 456.5}, {-50, 900}}) {
        for (double const factor : {2.0, 0.5, 1.1, 1000.0}) {
            Viewport const view{{1000, 2000}, 2, 800, 600};
            Viewport const zoomed = view.zoomed(factor, screen);
            CHECK(distance(zoomed.world_from_screen(screen), view.world_from_screen(screen)) < 1e-9);
            CHECK(zoomed.world_per_px == Approx(view.world_per_px / factor).epsilon(1e-15));
        }
    }
}

TEST_CASE("zooming in and out again ends where it began") {
    Viewport const view{{1000, 2000}, 2, 800, 600};
    Viewport const back = view.zoomed(1.7, {30, 70}).zoomed(1 / 1.7, {30, 70});
    CHECK(distance(back.centre_world, view.centre_world) < 1e-9);
    CHECK(back.world_per_px == Approx(view.world_per_px));
}

TEST_CASE("a box of the view's own aspect is fitted exactly") {
    Box const world{500, 100, 900, 400};
    Viewport const view = Viewport{{0, 0}, 1, 800, 600}.fitted(world);
    CHECK(view.bounds_world() == world);
    CHECK(view.screen_from_world({500, 400}) == Point{0, 0});
    CHECK(view.screen_from_world({900, 100}) == Point{800, 600});
}

TEST_CASE("a box of another aspect is held whole, with no more room than it needs") {
    for (Box const& world : {Box{0, 0, 1000, 10}, Box{0, 0, 10, 1000}, Box{-5, -5, 5, 5}}) {
        Viewport const view = Viewport{{0, 0}, 1, 800, 600}.fitted(world);
        CHECK(view.bounds_world().expanded(1e-9).contains(world));
        CHECK(std::min(view.bounds_world().width() / world.width(),
                       view.bounds_world().height() / world.height()) == Approx(1));
        CHECK(distance(view.centre_world, world.centre()) < 1e-9);
    }
}

TEST_CASE("a point is fitted by going there, and nothing by staying") {
    Viewport const view{{1, 2}, 3, 800, 600};
    CHECK(view.fitted(Box{7, 8, 7, 8}) == Viewport{{7, 8}, 3, 800, 600});
    CHECK(view.fitted(Box{}) == view);
}

TEST_CASE("in web Mercator zoom Z is the web's") {
    Map const map("EPSG:3857");
    for (double const lat : {0.0, 21.0, -45.0, 80.0}) {
        for (double zoom = 0; zoom <= 22; ++zoom) {
            CHECK(map.view_at({105, lat}, zoom).world_per_px ==
                  Approx(156'543.03392804097 / std::exp2(zoom)).epsilon(1e-9));
        }
    }
}

TEST_CASE("in a zone zoom Z is as close as the web's") {
    Map const map("EPSG:32648");
    double const expected = 156'543.034 * std::cos(21 * std::numbers::pi / 180) / std::exp2(12) * 0.9996;
    CHECK(map.view_at({105, 21}, 12).world_per_px == Approx(expected).epsilon(1e-6));
}

TEST_CASE("around a pole the cosine of the zoom formula is a half, in Mercator projections its own") {
    auto const world_per_px = [](char const* code, Point lonlat) {
        return Map(code).view_at(lonlat, 4).world_per_px * std::exp2(4) / 156'543.034;
    };
    CHECK(world_per_px("EPSG:3995", {0, 89.99}) == Approx(0.5 * 0.97).epsilon(0.01));
    CHECK(world_per_px("EPSG:3031", {30, -80}) == Approx(0.5 * 0.98).epsilon(0.01));
    CHECK(world_per_px("EPSG:32633", {15, 80}) ==
          Approx(std::cos(80 * std::numbers::pi / 180)).epsilon(0.01));
    CHECK(world_per_px("EPSG:3395", {15, 80}) == Approx(1).epsilon(0.01));
}

TEST_CASE("the zoom of a view and the view of a zoom are inverse") {
    for (char const* const code : {"EPSG:3857", "EPSG:4326", "EPSG:32648", "EPSG:3405"}) {
        Map const map(code);
        for (Point const lonlat : {Point{105, 21}, {102.5, 8}, {107.9, 23.9}, {110, -12}}) {
            for (double const zoom : {0.0, 5.5, 12.0, 22.0}) {
                CHECK(zoom_of(map.view_at(lonlat, zoom), map.crs, map.world_from_lonlat) ==
                      Approx(zoom).margin(1e-9));
            }
        }
    }
}

TEST_CASE("off the earth there is still a zoom") {
    Map const map("EPSG:32648");
    Viewport const lost{{1e12, 1e12}, 100, 800, 600};
    CHECK(std::isfinite(zoom_of(lost, map.crs, map.world_from_lonlat)));
    CHECK(std::isfinite(world_per_px_at(10, lost.centre_world, map.crs, map.world_from_lonlat)));
}

TEST_CASE("a lon/lat box on the map holds all of it, though its edges are curves") {
    for (char const* const code : {"EPSG:3857", "EPSG:32648", "EPSG:3035"}) {
        Map const map(code);
        Box const lonlat{97, 5, 113, 26};
        Box const world = projected_box(lonlat, map.world_from_lonlat);
        for (double x = 97; x <= 113; x += 0.37) {
            for (double y = 5; y <= 26; y += 0.37) {
                CHECK(world.expanded(world.width() * 1e-3)
                          .contains(map.world_from_lonlat.forward(Point{x, y})));
            }
        }
    }
}

TEST_CASE("a lon/lat box in web Mercator is exactly its corners") {
    Map const map("EPSG:3857");
    Box const world = projected_box({102, 8, 108, 24}, map.world_from_lonlat);
    CHECK(world.min_x == map.world_from_lonlat.forward(Point{102, 8}).x);
    CHECK(world.max_y == map.world_from_lonlat.forward(Point{108, 24}).y);
}
