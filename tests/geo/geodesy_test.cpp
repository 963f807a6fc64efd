#include "geo/geodesy.hpp"

#include <catch2/catch.hpp>

#include <numbers>

using namespace gatepost;

namespace {

Transformer from_lonlat(Crs const& crs) { return {Crs::wgs84(), crs}; }

double ground_scale(char const* code, Point lonlat) {
    Crs const crs = Crs::parse(code);
    Transformer const transformer = from_lonlat(crs);
    return ground_metres_per_unit(crs, transformer, transformer.forward(lonlat));
}

}  // namespace

// The examples of GeographicLib's own documentation.
TEST_CASE("from Wellington to Salamanca it is as far as GeographicLib says") {
    CHECK(geodesic_distance_m({174.81, -41.32}, {-5.50, 40.96}) == Approx(19'959'679.267).margin(1e-3));
}

TEST_CASE("from Perth, 20,000 km to the south-west is where GeographicLib says") {
    Point const reached = geodesic_destination({115.74, -32.06}, 225, 20'000e3);
    CHECK(reached.y == Approx(32.11195529).margin(1e-8));
    CHECK(reached.x == Approx(-63.95925278).margin(1e-8));
}

TEST_CASE("from Hanoi to Saigon it is as far as geod says") {
    CHECK(geodesic_distance_m({105.8542, 21.0285}, {106.7, 10.75}) == Approx(1'141'008.768167).margin(1e-6));
}

TEST_CASE("a degree of the equator is its 360th part, and a quarter of a meridian is 10,001,966 m") {
    CHECK(geodesic_distance_m({10, 0}, {11, 0}) == Approx(2 * std::numbers::pi * 6'378'137 / 360));
    CHECK(geodesic_distance_m({105, 0}, {105, 90}) == Approx(10'001'965.729).margin(1e-3));
}

TEST_CASE("a distance is the same both ways, and nothing to itself") {
    Point const a{102.3, 22.5};
    Point const b{-70, -33.4};
    CHECK(geodesic_distance_m(a, b) == Approx(geodesic_distance_m(b, a)).epsilon(1e-12));
    CHECK(geodesic_distance_m(a, a) == 0);
}

TEST_CASE("over the antimeridian the short way counts") {
    CHECK(geodesic_distance_m({179.5, 0}, {-179.5, 0}) == Approx(111'319.4908).margin(1e-3));
}

TEST_CASE("a destination is as far away as was walked") {
    for (double azimuth_deg = 0; azimuth_deg < 360; azimuth_deg += 30) {
        for (double const distance_m : {1.0, 1e3, 1e5, 5e6}) {
            Point const reached = geodesic_destination({106.7, 22.1}, azimuth_deg, distance_m);
            REQUIRE(geodesic_distance_m({106.7, 22.1}, reached) ==
                    Approx(distance_m).epsilon(1e-9).margin(1e-6));
        }
    }
}

TEST_CASE("azimuth 0 is north and 90 is east") {
    CHECK(geodesic_destination({105, 21}, 0, 1000).x == Approx(105).epsilon(1e-12));
    CHECK(geodesic_destination({105, 21}, 0, 1000).y > 21);
    CHECK(geodesic_destination({105, 21}, 90, 1000).x > 105);
}

TEST_CASE("the ground under web Mercator shrinks with the cosine of the latitude, exactly") {
    for (double const lat : {0.0, 8.0, 21.0285, 45.0, -60.0, 85.0}) {
        CHECK(ground_scale("EPSG:3857", {105, lat}) ==
              Approx(std::cos(lat * std::numbers::pi / 180)).epsilon(1e-9));
    }
}

TEST_CASE("on the central meridian of a zone a map unit is 1/0.9996 m of ground") {
    CHECK(ground_scale("EPSG:32648", {105, 21}) == Approx(1 / 0.9996).epsilon(1e-7));
    CHECK(ground_scale("EPSG:32648", {105, 60}) == Approx(1 / 0.9996).epsilon(1e-7));
    CHECK(ground_scale("EPSG:32648", {106.62, 0}) == Approx(1).epsilon(1e-5));  // some 180 km away it is true
}

TEST_CASE("a degree of longitude shrinks with the latitude") {
    CHECK(ground_scale("EPSG:4326", {105, 0}) == Approx(111'319.4908).epsilon(1e-9));
    CHECK(ground_scale("EPSG:4326", {105, 60}) == Approx(55'800).epsilon(1e-3));
}

TEST_CASE("a unit of a CRS in feet is a foot of ground or so") {
    CHECK(ground_scale("EPSG:2263", {-74, 40.7}) == Approx(0.3048).epsilon(1e-3));
}

TEST_CASE("off the earth a unit is what the CRS says") {
    Crs const utm = Crs::parse("EPSG:32648");
    CHECK(ground_metres_per_unit(utm, from_lonlat(utm), {1e12, 1e12}) == 1);
}
