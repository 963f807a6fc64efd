// The closed formulas for transverse Mercator against an outside witness: PROJ's own tmerc.
#include "geo/proj_handle.hpp"
#include "geo/transformer.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace gatepost;

namespace {

/// PROJ's pipeline between lon/lat and a CRS, in degrees and (east, north).
void project_by_proj(std::string const& crs, std::vector<Point>& column, PJ_DIRECTION direction) {
    ProjContext const context = make_proj_context();
    ProjObject const raw{proj_create_crs_to_crs(context.get(), "EPSG:4326", crs.c_str(), nullptr)};
    ProjObject const operation{proj_normalize_for_visualization(context.get(), raw.get())};
    REQUIRE(operation);
    for (Point& p : column) {
        PJ_COORD const to = proj_trans(operation.get(), direction, proj_coord(p.x, p.y, 0, 0));
        p = {to.xy.x, to.xy.y};
    }
}

std::vector<Point> random_within(Box const& box, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(box.min_x, box.max_x);
    std::uniform_real_distribution<double> y(box.min_y, box.max_y);
    std::vector<Point> column;
    for (int i = 0; i < 5'000; ++i) {
        double const lon = x(random);
        column.push_back({lon, y(random)});
    }
    return column;
}

double largest_difference(std::vector<Point> const& a, std::vector<Point> const& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        REQUIRE(is_finite(a[i]));
        REQUIRE(is_finite(b[i]));
        largest = std::max({largest, std::abs(a[i].x - b[i].x), std::abs(a[i].y - b[i].y)});
    }
    return largest;
}

Point at(std::string const& crs, Point lonlat) {
    return Transformer(Crs::wgs84(), Crs::parse(crs)).forward(lonlat);
}

}  // namespace

TEST_CASE("transverse Mercator puts every point where PROJ does, and takes it back") {
    struct Zone {
        std::string crs;
        double middle_deg;
    };
    std::string const own =
        "+proj=tmerc +lat_0=-21.5 +lon_0=104.75 +k=0.9999 +x_0=5e5 +y_0=-1e6 +datum=WGS84";
    Zone const zone = GENERATE_COPY(Zone{"EPSG:32648", 105}, Zone{"EPSG:32718", -75}, Zone{own, 104.75});
    double const reach_deg = GENERATE(4.0, 40.0);
    double const largest_m = reach_deg < 10 ? 1e-8 : 1e-6;
    CAPTURE(zone.crs, reach_deg);
    REQUIRE(Crs::parse(zone.crs).transverse_mercator());
    auto const lonlat = random_within({zone.middle_deg - reach_deg, -84, zone.middle_deg + reach_deg, 84}, 1);
    std::vector<Point> ours = lonlat;
    std::vector<Point> theirs = lonlat;
    Transformer const transformer(Crs::wgs84(), Crs::parse(zone.crs));
    transformer.forward(ours);
    project_by_proj(zone.crs, theirs, PJ_FWD);
    CHECK(largest_difference(ours, theirs) < largest_m);

    Transformer const back(Crs::parse(zone.crs), Crs::wgs84());
    ours = theirs;
    back.forward(ours);
    project_by_proj(zone.crs, theirs, PJ_INV);
    CHECK(largest_difference(ours, theirs) < 1e-11);
    CHECK(largest_difference(ours, lonlat) < 1e-9);
}

TEST_CASE("only a transverse Mercator on WGS 84 itself is a formula") {
    for (std::string const crs : {"EPSG:32648", "+proj=utm +zone=48 +datum=WGS84", "EPSG:32748"}) {
        CHECK(Crs::parse(crs).transverse_mercator());
    }
    for (std::string const crs :
         {"EPSG:3405", "EPSG:4326", "EPSG:3857", "EPSG:2048", "EPSG:4544", "EPSG:32661", "EPSG:2193",
          "+proj=utm +zone=48 +ellps=WGS84 +towgs84=100,200,300",
          "+proj=utm +zone=48 +datum=WGS84 +units=us-ft", "+proj=tmerc +lon_0=105 +datum=WGS84 +pm=paris",
          "+proj=tmerc +lon_0=105 +datum=WGS84 +axis=wsu"}) {
        INFO(crs);
        CHECK_FALSE(Crs::parse(crs).transverse_mercator());
    }
}

TEST_CASE("the origin of a zone is its false origin, and scale is that of the central meridian") {
    CHECK(at("EPSG:32648", {105, 0}).x == Approx(500'000).margin(1e-8).epsilon(0));
    CHECK(at("EPSG:32648", {105, 0}).y == Approx(0).margin(1e-8));
    CHECK(at("EPSG:32748", {105, 0}).y == Approx(10'000'000).margin(1e-8).epsilon(0));
    // A quarter meridian of WGS 84 is 10,001,965.729 m.
    CHECK(at("EPSG:32648", {105, 90}).y == Approx(0.9996 * 10'001'965.729'3).margin(1e-3).epsilon(0));
}

TEST_CASE("what is no place, or too far from the central meridian, is nowhere, and harms no neighbour") {
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Transformer const transformer(Crs::wgs84(), Crs::parse("EPSG:32648"));
    std::vector<Point> column{{105, 21}};
    for (Point const bad :
         {Point{not_a_number, 21}, {105, infinity}, {105, 90.5}, {195, 0}, {15, 0}, {15, 1e-9}}) {
        column.push_back(bad);
    }
    column.push_back({105 + 360, 21});
    transformer.forward(column);
    for (std::size_t i = 1; i + 1 < column.size(); ++i) {
        INFO("point " << i);
        CHECK(std::isnan(column[i].x));
        CHECK(std::isnan(column[i].y));
    }
    CHECK(is_finite(column.front()));
    CHECK(distance(column.back(), column.front()) < 1e-6);
    for (Point const bad : {Point{infinity, 0}, {0, not_a_number}, {1e9, 0}}) {
        CHECK(std::isnan(transformer.inverse(bad).x));
    }
}
