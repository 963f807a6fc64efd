#include "geo/transformer.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <numbers>
#include <vector>

#include "base/error.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Transformer from_lonlat(char const* code) { return {Crs::wgs84(), Crs::parse(code)}; }

/// Vietnam and its neighbours, a point every half degree.
std::vector<Point> lonlat_grid() {
    std::vector<Point> grid;
    for (double lon = 102; lon <= 108; lon += 0.5) {
        for (double lat = 8; lat <= 24; lat += 0.5) {
            grid.push_back({lon, lat});
        }
    }
    return grid;
}

double largest_distance(std::vector<Point> const& a, std::vector<Point> const& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, distance(a[i], b[i]));
    }
    return largest;
}

/// Snyder 1987, p. 41: Mercator on the sphere of the ellipsoid's equator.
Point spherical_mercator(Point lonlat) {
    constexpr double radius_m = 6'378'137;
    constexpr double radian = std::numbers::pi / 180;
    return {radius_m * lonlat.x * radian,
            radius_m * std::log(std::tan(std::numbers::pi / 4 + lonlat.y * radian / 2))};
}

}  // namespace

TEST_CASE("the inverse of the forward is where it began") {
    for (char const* const code :
         {"EPSG:3857", "EPSG:4326", "OGC:CRS84", "EPSG:32648", "EPSG:3405", "EPSG:4756"}) {
        INFO(code);
        Transformer const transformer = from_lonlat(code);
        std::vector<Point> column = lonlat_grid();
        transformer.forward(column);
        transformer.inverse(column);
        CHECK(largest_distance(column, lonlat_grid()) <
              2e-8);  // two millimetres: the datum shift is a linear formula
    }
}

TEST_CASE("web Mercator is the closed formula") {
    Transformer const transformer = from_lonlat("EPSG:3857");
    for (Point const lonlat : {Point{0, 0}, {105.8542, 21.0285}, {-180, 85.06}, {179.5, -60}, {102, 8}}) {
        Point const expected = spherical_mercator(lonlat);
        CHECK(transformer.forward(lonlat).x == Approx(expected.x).epsilon(1e-12).margin(1e-6));
        CHECK(transformer.forward(lonlat).y == Approx(expected.y).epsilon(1e-12).margin(1e-6));
    }
}

TEST_CASE("the central meridian of a zone lies at 500 km, and the equator at 0") {
    Transformer const transformer = from_lonlat("EPSG:32648");
    CHECK(transformer.forward({105, 17.3}).x == Approx(500'000).epsilon(1e-12));
    CHECK(transformer.forward({107, 0}).y == Approx(0).margin(1e-6));
}

// gdaltransform -s_srs OGC:CRS84 -t_srs …, GDAL 3.6.2
TEST_CASE("Hanoi and Saigon lie where gdaltransform puts them in UTM zone 48") {
    Transformer const transformer = from_lonlat("EPSG:32648");
    CHECK(distance(transformer.forward({105.8542, 21.0285}), {588761.58734026, 2325539.2523541}) < 1e-3);
    CHECK(distance(transformer.forward({106.7, 10.75}), {685894.820131738, 1188851.55100172}) < 1e-3);
    CHECK(distance(transformer.forward({102, 8}), {169256.157636624, 885503.759297154}) < 1e-3);
}

TEST_CASE("Hanoi and Saigon lie where gdaltransform puts them in VN-2000, some 220 m away") {
    Transformer const transformer = from_lonlat("EPSG:3405");
    CHECK(distance(transformer.forward({105.8542, 21.0285}), {588565.363783997, 2325647.33830186}) < 1e-3);
    CHECK(distance(transformer.forward({106.7, 10.75}), {685698.038353812, 1188963.08410997}) < 1e-3);
}

TEST_CASE("x is always longitude, whatever EPSG says of the order") {
    Point const lonlat{105.5, 21.25};
    CHECK(distance(Transformer(Crs::parse("OGC:CRS84"), Crs::wgs84()).forward(lonlat), lonlat) < 1e-12);
    CHECK(distance(Transformer(Crs::wgs84(), Crs::parse("OGC:CRS84")).forward(lonlat), lonlat) < 1e-12);
    CHECK(distance(from_lonlat("EPSG:4756").forward(lonlat), lonlat) < 0.01);  // VN-2000 in degrees
    CHECK(from_lonlat("EPSG:3857").forward(lonlat).x == Approx(spherical_mercator(lonlat).x));
}

TEST_CASE("a CRS whose own axes are north and east is turned round too") {
    Transformer const transformer = from_lonlat("EPSG:5677");  // Gauss–Krüger zone 3, northing first in EPSG
    Point const world = transformer.forward({9, 50});
    CHECK(world.x == Approx(3'500'077).margin(500));
    CHECK(world.y == Approx(5'540'000).margin(5'000));
}

TEST_CASE("a point alone goes where it goes in a column") {
    Transformer const transformer = from_lonlat("EPSG:3405");
    std::vector<Point> column = lonlat_grid();
    transformer.forward(column);
    for (std::size_t i = 0; i < column.size(); i += 37) {
        CHECK(transformer.forward(lonlat_grid()[i]) == column[i]);
    }
}

TEST_CASE("what cannot be projected is not a number, and its neighbours are unharmed") {
    Transformer const transformer = from_lonlat("EPSG:32648");
    std::vector<Point> column{{105, 21},           {195, 0},   {not_a_number, 21},
                              {105, not_a_number}, {105, 1e9}, {106, 22}};
    transformer.forward(column);
    for (std::size_t const impossible : {1U, 2U, 3U, 4U}) {
        CHECK(std::isnan(column[impossible].x));
        CHECK(std::isnan(column[impossible].y));
    }
    CHECK(column.front() == transformer.forward(Point{105, 21}));
    CHECK(column.back() == transformer.forward(Point{106, 22}));
}

TEST_CASE("latitudes beyond the pole are not numbers in web Mercator") {
    Transformer const transformer = from_lonlat("EPSG:3857");
    CHECK_FALSE(is_finite(transformer.forward(Point{105, 91})));
    CHECK_FALSE(is_finite(transformer.forward(Point{105, -95})));
}

TEST_CASE("infinity never comes out") {
    Transformer const transformer = from_lonlat("EPSG:32648");
    for (double const far_m : {1e8, 1e12, 1e300, std::numeric_limits<double>::infinity()}) {
        Point const lonlat = transformer.inverse(Point{far_m, far_m});
        CHECK_FALSE(std::isinf(lonlat.x));
        CHECK_FALSE(std::isinf(lonlat.y));
    }
}

TEST_CASE("between a CRS and itself nothing changes") {
    Transformer const transformer(Crs::parse("EPSG:32648"), Crs::parse("EPSG:32648"));
    CHECK(transformer.is_identity());
    CHECK(transformer.forward(Point{1.5, -7}) == Point{1.5, -7});
    CHECK(transformer.inverse(Point{1e300, 3}) == Point{1e300, 3});
    CHECK_FALSE(from_lonlat("EPSG:3857").is_identity());
}

TEST_CASE("an empty column is nothing to do") {
    std::vector<Point> none;
    from_lonlat("EPSG:3857").forward(none);
    CHECK(none.empty());
}

TEST_CASE("only a guessed datum shift is ballpark") {
    CHECK_FALSE(from_lonlat("EPSG:3857").is_ballpark());
    CHECK_FALSE(from_lonlat("EPSG:32648").is_ballpark());
    CHECK_FALSE(from_lonlat("EPSG:3405").is_ballpark());
    CHECK(from_lonlat("+proj=longlat +ellps=bessel").is_ballpark());
}

TEST_CASE("where PROJ knows no way, both CRS are named") {
    Crs const moon = Crs::parse("+proj=longlat +R=1737400");
    CHECK_THROWS_WITH(Transformer(Crs::parse("EPSG:3405"), moon),
                      Contains("VN-2000") && Contains(moon.name()));
}

TEST_CASE("a moved transformer goes on") {
    Transformer first = from_lonlat("EPSG:3857");
    Point const world = first.forward(Point{105, 21});
    Transformer const second = std::move(first);
    CHECK(second.forward(Point{105, 21}) == world);
}

TEST_CASE("a cache makes each transformer once") {
    TransformerCache cache;
    Crs const utm = Crs::parse("EPSG:32648");
    Transformer const& first = cache.get(Crs::wgs84(), utm);
    CHECK(&cache.get(utm, Crs::wgs84()) != &first);
    CHECK(&cache.get(Crs::wgs84(), utm) == &first);
    CHECK(distance(cache.get(utm, Crs::wgs84()).forward(first.forward(Point{105, 21})), {105, 21}) < 1e-9);
}
