#include "io/feature_check.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace gatepost;

namespace {

std::string fault_of(std::vector<Point> const& vertices, char const* crs = "EPSG:4326") {
    return coordinate_fault(vertices, Crs::parse(crs)).value_or("");
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("the whole earth is without fault") {
    CHECK(fault_of({{-180, -90}, {180, 90}, {0, 0}, {106.7, 22}}).empty());
    CHECK(fault_of({}).empty());
}

TEST_CASE("a hair beyond a pole is rounding") { CHECK(fault_of({{0, -90.0000001}}).empty()); }

TEST_CASE("longitudes are angles: a turn more or less is no fault") {
    CHECK(fault_of({{180.0000019, 0}, {-187.1, 0}, {359.5, 0}, {540, 0}, {-540, 0}}).empty());
}

TEST_CASE("metres that are far from anything on earth are a fault") {
    CHECK(fault_of({{1e300, 5}}, "EPSG:32648") == "1e+300, 5 is no place in WGS 84 / UTM zone 48N");
    CHECK(fault_of({{39'500'000, 4'000'000}}, "EPSG:4527").empty());  // a zone number before the easting
}

TEST_CASE("what is no number is a fault in any CRS") {
    for (char const* const crs : {"EPSG:4326", "EPSG:32648"}) {
        CHECK(fault_of({{1, 2}, {not_a_number, 2}}, crs) == "a coordinate is not a number");
        CHECK(fault_of({{1, std::numeric_limits<double>::infinity()}}, crs) ==
              "a coordinate is not a number");
    }
}

TEST_CASE("out of range is a fault in degrees only") {
    CHECK(fault_of({{106, 95}}) == "latitude 95 is out of range");
    CHECK(fault_of({{600.5, 22}}) == "longitude 600.5 is out of range");
    CHECK(fault_of({{588'761, 2'325'539}}, "EPSG:32648").empty());
}

TEST_CASE("where a latitude can only be a longitude, they seem swapped") {
    CHECK(fault_of({{22, 106.7}}) == "latitude 106.7 is out of range: longitude and latitude seem swapped");
    CHECK(fault_of({{-33, -179}}) == "latitude -179 is out of range: longitude and latitude seem swapped");
}

TEST_CASE("metres that are taken for degrees are told to be, and what to do") {
    CHECK(fault_of({{106, 2'325'539}}) == "latitude 2325539 is out of range");
    CHECK(fault_of({{588'761, 2'325'539}}) ==
          "588761, 2325539 are no degrees: if they are metres, name their CRS with -a_srs");
}

TEST_CASE("the first fault of many is told") {
    CHECK(fault_of({{0, 0}, {541, 0}, {0, 91}}) == "longitude 541 is out of range");
}
