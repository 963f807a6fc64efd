#include "geo/antimeridian.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "geo/densify.hpp"

using namespace gatepost;

namespace {

constexpr Box world{-180, -85, 180, 85};
constexpr Box zone{150, -80, 214, 80};

using Turns = std::vector<double>;

Box extent_of(std::vector<std::vector<Point>> const& parts) {
    LonlatExtent extent;
    for (auto const& part : parts) {
        extent.add(part);
    }
    return extent.box().value_or(Box{});
}

}  // namespace

TEST_CASE("what lies on the map stays in its turn") {
    CHECK(turns_into(-180, 180, world) == Turns{0});
    CHECK(turns_into(180, 180, world) == Turns{0});
    CHECK(turns_into(170, 180.0000019, world) == Turns{0});
}

TEST_CASE("what is a turn off is brought back") {
    CHECK(turns_into(350, 360, world) == Turns{-360});
    CHECK(turns_into(-187.1, -185, world) == Turns{360});
    CHECK(turns_into(-178, -170, zone) == Turns{360});
}

TEST_CASE("what lies over the edge of the map is seen at both ends") {
    CHECK(turns_into(175.7, 180.1, world) == Turns{-360, 0});
    CHECK(turns_into(0, 360, world) == Turns{-360, 0});
    CHECK(turns_into(-200, 200, world) == Turns{-360, 0, 360});
}

TEST_CASE("what lies elsewhere is not seen") {
    CHECK(turns_into(0, 100, zone).empty());
    CHECK_FALSE(wrapped_into({100, 0}, zone));
    CHECK_FALSE(wrapped_into({0, 86}, world));
    CHECK_FALSE(wrapped_into({std::numeric_limits<double>::quiet_NaN(), 0}, world));
    CHECK_FALSE(wrapped_into({std::numeric_limits<double>::infinity(), 0}, world));
}

TEST_CASE("a point is brought into the box by whole turns, whatever its longitude") {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> lon(-540, 540);
    for (int n = 0; n < 1000; ++n) {
        Point const p{lon(random), 10};
        auto const wrapped = wrapped_into(p, world);
        REQUIRE(wrapped);
        REQUIRE(world.contains(*wrapped));
        REQUIRE(std::abs(std::remainder(wrapped->x - p.x, 360)) < 1e-9);
    }
}

TEST_CASE("rounding beyond the edge is brought to the edge, not to the other end") {
    CHECK(wrapped_into({180.0000019, 0}, world) == Point{180, 0});
    CHECK(wrapped_into({-180.0000019, 0}, world) == Point{-180, 0});
    CHECK(wrapped_into({180, 0}, world) == Point{180, 0});
    CHECK(wrapped_into({0, 85.0000005}, world) == Point{0, 85});
}

TEST_CASE("an edge of more than half a turn was not cut") {
    CHECK(is_uncut({179, 0}, {-179, 1}));
    CHECK(is_uncut({-177.1, 48.6}, {179.6, 49}));
    CHECK_FALSE(is_uncut({-90, 0}, {90, 0}));
    CHECK_FALSE(is_uncut({179, 0}, {181, 0}));
}

TEST_CASE("edges along a pole and frames of the whole world are as they should be") {
    CHECK_FALSE(is_uncut({179.9, -90}, {-179.9, -90}));
    CHECK_FALSE(is_uncut({-180, -60}, {180, -60}));
    CHECK_FALSE(is_uncut({0, -60}, {360, -60}));
}

TEST_CASE("an extent across the antimeridian has its west east of its east") {
    CHECK(extent_of({{{177, -20}}, {{-178, -16}}}) == Box{177, -20, -178, -16});  // as in RFC 7946, 5.2
    CHECK(extent_of({{{179, 0}, {180, 1}}, {{-180, 0}, {-179, 1}}}) == Box{179, 0, -179, 1});
    Box const storm = extent_of({{{175.7, -40.9}, {180.1, -37.4}}});
    CHECK(storm.min_x == 175.7);
    CHECK(storm.max_x == Approx(-179.9));
    CHECK(extent_of({{{19.6, 41}, {180, 82}}, {{-180, 60}, {-169, 70}}}) ==
          Box{19.6, 41, -169, 82});  // Russia
}

TEST_CASE("any other extent is the plain one") {
    CHECK(extent_of({{{103, 20}}, {{108, 23}}}) == Box{103, 20, 108, 23});
    CHECK(extent_of({{{-180, -90}, {180, 90}}}) == Box{-180, -90, 180, 90});
    CHECK(extent_of({{{0, 0}, {360, 10}}}) == Box{-180, 0, 180, 10});
    CHECK(extent_of({{{-100, 0}}, {{0, 1}}, {{100, 2}}}) == Box{-100, 0, 100, 2});
    CHECK(extent_of({{{170, 0}, {180.0000019, 1}}}) == Box{170, 0, 180, 1});
    CHECK(extent_of({}).is_empty());
}

TEST_CASE("an extent is the same whatever the turns that things are written in") {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> lon(170, 190);
    for (int n = 0; n < 100; ++n) {
        double const a = lon(random);
        double const b = lon(random);
        Box const here = extent_of({{{a, 0}}, {{b, 0}}});
        Box const there = extent_of({{{a - 360, 0}}, {{b + 0, 0}}});
        REQUIRE(std::abs(std::remainder(here.min_x - there.min_x, 360)) < 1e-9);
        REQUIRE(std::abs(std::remainder(here.max_x - there.max_x, 360)) < 1e-9);
    }
}

TEST_CASE("the pole that a ring of a polar CRS goes round is found, and none where it goes round none") {
    for (double const pole : {90.0, -90.0}) {
        Crs const polar = Crs::parse(pole > 0 ? "EPSG:3995" : "EPSG:3031");
        INFO(polar.code());
        Transformer const lonlat_from_source(polar, Crs::wgs84());
        auto const ring_at = [&](double x, double y) {
            std::vector<Point> source;
            for (int i = 0; i <= 36; ++i) {
                double const angle = i * 10 * std::acos(-1) / 180;
                source.push_back({x + 1e6 * std::cos(angle), y + 1e6 * std::sin(angle)});
            }
            std::vector<Point> lonlat;
            DensifyLimits limits = densify_limits(polar, Crs::wgs84());
            limits.turn_world = 360;
            append_projected(lonlat_from_source, source, limits, lonlat);
            return pole_within(lonlat, source, lonlat_from_source);
        };
        CHECK(ring_at(0, 0) == pole);
        CHECK_FALSE(ring_at(2e6, 2e6));
    }
}
