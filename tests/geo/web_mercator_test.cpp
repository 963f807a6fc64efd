// The closed formulas for Web Mercator against an outside witness: PROJ's own webmerc.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "geo/transformer.hpp"

using namespace gatepost;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Transformer closed_formula() { return {Crs::wgs84(), Crs::web_mercator()}; }
Transformer by_proj() { return {Crs::wgs84(), Crs::parse("+proj=webmerc +datum=WGS84 +units=m")}; }

std::vector<Point> random_lonlat(std::size_t count, double highest_lat) {
    std::mt19937 random(1);
    std::vector<Point> column;
    for (std::size_t i = 0; i < count; ++i) {
        double const x = (static_cast<double>(random()) / 0x1p31 - 1) * 180;
        column.push_back({x, (static_cast<double>(random()) / 0x1p31 - 1) * highest_lat});
    }
    return column;
}

Point largest_difference(std::vector<Point> const& a, std::vector<Point> const& b) {
    Point largest;
    for (std::size_t i = 0; i < a.size(); ++i) {
        REQUIRE(is_finite(a[i]));
        REQUIRE(is_finite(b[i]));
        largest.x = std::max(largest.x, std::abs(a[i].x - b[i].x));
        largest.y = std::max(largest.y, std::abs(a[i].y - b[i].y));
    }
    return largest;
}

}  // namespace

TEST_CASE("the formula puts every point where PROJ does, to a micrometre") {
    for (double const highest_lat : {60.0, 85.06, 89.9}) {
        std::vector<Point> ours = random_lonlat(10'000, highest_lat);
        std::vector<Point> theirs = ours;
        closed_formula().forward(ours);
        by_proj().forward(theirs);
        INFO("up to " << highest_lat);
        CHECK(largest_difference(ours, theirs).x < 1e-6);
        CHECK(largest_difference(ours, theirs).y < 1e-6);
    }
}

TEST_CASE("the inverse formula is PROJ's inverse, to a micrometre on the ground") {
    std::vector<Point> ours = random_lonlat(10'000, 89.9);
    by_proj().forward(ours);
    std::vector<Point> theirs = ours;
    closed_formula().inverse(ours);
    by_proj().inverse(theirs);
    CHECK(largest_difference(ours, theirs).x < 1e-11);
    CHECK(largest_difference(ours, theirs).y < 1e-11);
}

TEST_CASE("from Web Mercator is to Web Mercator the other way round") {
    std::vector<Point> forward = random_lonlat(1'000, 89.9);
    std::vector<Point> inverse = forward;
    Transformer const reversed(Crs::web_mercator(), Crs::wgs84());
    closed_formula().forward(forward);
    reversed.inverse(inverse);
    CHECK(forward == inverse);
    closed_formula().inverse(forward);
    reversed.forward(inverse);
    CHECK(forward == inverse);
}

TEST_CASE("the formula and its inverse give back what they took, to a micrometre on the ground") {
    std::vector<Point> const lonlat = random_lonlat(10'000, 89.9);
    std::vector<Point> column = lonlat;
    closed_formula().forward(column);
    closed_formula().inverse(column);
    CHECK(largest_difference(column, lonlat).x < 1e-11);
    CHECK(largest_difference(column, lonlat).y < 1e-11);
}

TEST_CASE("what lies at a pole, beyond it or nowhere is not a number, and harms no neighbour") {
    std::vector<Point> column{{105, 21}};
    for (Point const bad : {Point{0, 90},
                            {0, -90},
                            {105, 90.5},
                            {105, -1e9},
                            {105, infinity},
                            {-infinity, 21},
                            {not_a_number, 21},
                            {105, not_a_number}}) {
        column.push_back(bad);
    }
    column.push_back({105, 21});
    closed_formula().forward(column);
    for (std::size_t i = 1; i + 1 < column.size(); ++i) {
        INFO("point " << i);
        CHECK(std::isnan(column[i].x));
        CHECK(std::isnan(column[i].y));
    }
    CHECK(column.front() == closed_formula().forward(Point{105, 21}));
    CHECK(column.back() == column.front());
}

TEST_CASE("of no place the inverse is nowhere, and of one far off never infinite") {
    for (Point const bad : {Point{infinity, 0}, {0, -infinity}, {not_a_number, 0}, {0, not_a_number}}) {
        CHECK(std::isnan(closed_formula().inverse(bad).x));
        CHECK(std::isnan(closed_formula().inverse(bad).y));
    }
    for (double const far_m : {1e8, 1e12, 1e300}) {
        CHECK(std::abs(closed_formula().inverse(Point{0, far_m}).y) <= 90);
        CHECK(std::abs(closed_formula().inverse(Point{far_m, 0}).x) <= 180);
    }
}

TEST_CASE("longitudes beyond the antimeridian come round where PROJ brings them round") {
    for (double const lon : {-180.0, 180.0, 180.5, -190.0, 270.0, 359.0, -359.0, 540.5}) {
        INFO(lon);
        CHECK(closed_formula().forward(Point{lon, 21}).x ==
              Approx(by_proj().forward(Point{lon, 21}).x).margin(1e-6).epsilon(0));
    }
}

TEST_CASE("the world's corner is half the equator") {
    Point const corner = closed_formula().forward(Point{180, 85.051'128'779'806'59});
    CHECK(corner.x == Approx(20'037'508.342'789'244).margin(1e-6).epsilon(0));
    CHECK(corner.y == Approx(20'037'508.342'789'244).margin(1e-6).epsilon(0));
    CHECK(closed_formula().forward(Point{0, 0}) == Point{0, 0});
}
