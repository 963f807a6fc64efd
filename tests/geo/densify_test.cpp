#include "geo/densify.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

using namespace gatepost;

namespace {

Transformer from_lonlat(char const* code) { return {Crs::wgs84(), Crs::parse(code)}; }

std::vector<Point> densified(Transformer const& transformer, std::vector<Point> const& source,
                             double max_error) {
    std::vector<Point> world;
    append_projected(transformer, source, {max_error, 0}, world);
    return world;
}

double distance_to_line(Point p, std::vector<Point> const& line) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        nearest = std::min(nearest, distance_to_segment(p, line[i], line[i + 1]));
    }
    return nearest;
}

/// How far the drawn line strays from the projected points of a straight edge in the source.
double worst_error(Transformer const& transformer, Point a, Point b, std::vector<Point> const& drawn) {
    double worst = 0;
    for (int i = 0; i <= 500; ++i) {
        double const t = i / 500.0;
        worst = std::max(worst, distance_to_line(transformer.forward(a * (1 - t) + b * t), drawn));
    }
    return worst;
}

}  // namespace

TEST_CASE("the drawn line stays within the error of the true curve") {
    for (char const* const code : {"EPSG:3857", "EPSG:32648", "EPSG:3405", "EPSG:3035"}) {
        Transformer const transformer = from_lonlat(code);
        for (auto const& [a, b] :
             {std::pair<Point, Point>{{102, 8}, {108, 24}}, {{95, 23}, {120, 23}}, {{90, 40}, {110, -5}}}) {
            for (double const max_error : {1.0, 100.0, 10'000.0}) {
                std::vector<Point> const drawn = densified(transformer, {a, b}, max_error);
                INFO(code << ", " << a.x << ", " << max_error);
                CHECK(worst_error(transformer, a, b, drawn) <= max_error * 1.01);
            }
        }
    }
}

TEST_CASE("an edge that crosses its chord in the middle is split all the same") {
    Transformer const mercator = from_lonlat("EPSG:3857");
    std::vector<Point> const drawn = densified(mercator, {{100, -40}, {140, 40}}, 1000);
    CHECK(worst_error(mercator, {100, -40}, {140, 40}, drawn) <= 1010);
    Transformer const utm = from_lonlat("EPSG:32648");
    std::vector<Point> const equator = densified(utm, {{95, -10}, {115, 10}}, 1000);
    CHECK(worst_error(utm, {95, -10}, {115, 10}, equator) <= 1010);
}

TEST_CASE("every vertex of the source is kept, in order") {
    Transformer const transformer = from_lonlat("EPSG:32648");
    std::vector<Point> const source{{102, 20}, {108, 21}, {100, 23}, {105, 8}, {105.001, 8}, {102, 20}};
    std::vector<Point> const world = densified(transformer, source, 10);
    auto at = world.begin();
    for (Point const vertex : source) {
        at = std::find(at, world.end(), transformer.forward(vertex));
        REQUIRE(at != world.end());
    }
    CHECK(world.front() == transformer.forward(source.front()));
    CHECK(world.back() == transformer.forward(source.back()));
}

TEST_CASE("an edge gets the same vertices from both ends, so neighbours stay joined") {
    Transformer const transformer = from_lonlat("EPSG:3405");
    std::vector<Point> const source{{101, 22}, {106.3, 22.7}, {108, 21.5}};
    std::vector<Point> reversed = densified(transformer, {source.rbegin(), source.rend()}, 1);
    std::reverse(reversed.begin(), reversed.end());
    CHECK(densified(transformer, source, 1) == reversed);
}

TEST_CASE("edges that are straight on the map too get no vertices") {
    Transformer const mercator = from_lonlat("EPSG:3857");
    CHECK(densified(mercator, {{-170, 21}, {170, 21}}, 0.001).size() == 2);
    CHECK(densified(mercator, {{105, -60}, {105, 60}}, 0.001).size() == 2);
}

TEST_CASE("an edge that is called short is taken as straight") {
    std::vector<Point> world;
    append_projected(from_lonlat("EPSG:32648"), std::vector<Point>{{102, 20}, {108, 20}}, {0.001, 6.1},
                     world);
    CHECK(world.size() == 2);
    append_projected(from_lonlat("EPSG:32648"), std::vector<Point>{{102, 20}, {108, 20}}, {0.001, 5.9},
                     world);
    CHECK(world.size() > 100);
}

TEST_CASE("the limits are a metre of error and a kilometre of edge, in the units of each CRS") {
    DensifyLimits const to_metres = densify_limits(Crs::wgs84(), Crs::parse("EPSG:32648"));
    CHECK(to_metres.max_error_world == 1);
    CHECK(to_metres.short_edge_source == Approx(1000 / 111'319.49));
    DensifyLimits const from_feet = densify_limits(Crs::parse("EPSG:2263"), Crs::wgs84());
    CHECK(from_feet.max_error_world == Approx(1 / 111'319.49));
    CHECK(from_feet.short_edge_source == Approx(1000 / 0.3048006));
}

TEST_CASE("no edge that counts as short bends by a metre of ground") {
    double const reach_deg = densify_limits(Crs::wgs84(), Crs::parse("EPSG:32648")).short_edge_source / 1.42;
    for (char const* const code : {"EPSG:3857", "EPSG:32648", "EPSG:3405"}) {
        Transformer const transformer = from_lonlat(code);
        for (Point const a : {Point{105, 21}, {80, 20}, {130, -10}, {105, 70}}) {
            Point const b = a + Point{reach_deg, reach_deg};
            CHECK(worst_error(transformer, a, b, {transformer.forward(a), transformer.forward(b)}) < 1);
        }
    }
}

TEST_CASE("without a projection nothing is touched or added") {
    Transformer const identity(Crs::wgs84(), Crs::wgs84());
    std::vector<Point> const source{{0, 0}, {100, 80}, {-20, 10}};
    CHECK(densified(identity, source, 1e-9) == source);
}

TEST_CASE("a line is appended to what is there") {
    std::vector<Point> world{{1, 2}};
    append_projected(from_lonlat("EPSG:3857"), std::vector<Point>{{0, 0}}, {}, world);
    CHECK(world.size() == 2);
    CHECK(world.front() == Point{1, 2});
    append_projected(from_lonlat("EPSG:3857"), {}, {}, world);
    CHECK(world.size() == 2);
}

TEST_CASE("a vertex that cannot be projected is left out, and nothing drawn is infinite") {
    std::vector<Point> world = densified(from_lonlat("EPSG:32648"), {{105, 21}, {195, 0}, {106, 22}}, 1);
    CHECK(world.size() == 2);
    CHECK(std::all_of(world.begin(), world.end(), is_finite));
    CHECK(append_projected(from_lonlat("EPSG:32648"), std::vector<Point>{{105, 21}, {195, 0}}, {}, world) ==
          1);
}

TEST_CASE("the limits of a layer keep the metre on edges that people draw") {
    for (char const* const code : {"EPSG:3857", "EPSG:32648", "EPSG:3405", "EPSG:3035"}) {
        Crs const crs = Crs::parse(code);
        Transformer const transformer(Crs::wgs84(), crs);
        for (auto const& [a, b] :
             {std::pair<Point, Point>{{102, 8}, {108, 24}}, {{104, 23}, {105, 23}}, {{95, 60}, {97, 60}}}) {
            std::vector<Point> drawn;
            append_projected(transformer, std::vector<Point>{a, b}, densify_limits(Crs::wgs84(), crs), drawn);
            INFO(code << ", " << a.x);
            CHECK(worst_error(transformer, a, b, drawn) <= 1.01);
        }
    }
}

TEST_CASE("a layer of very many long edges gets a larger error, any other a metre") {
    DensifyBudget usual(Crs::wgs84());
    usual.add(std::vector<Point>{{-180, 50}, {180, 50}});
    CHECK(usual.error_m() == 1);
    DensifyBudget dense(Crs::wgs84());
    dense.add(std::vector<Point>(100'000, {1, 2}));
    CHECK(dense.error_m() == 1);
    DensifyBudget hopeless(Crs::parse("EPSG:32648"));
    for (int i = 0; i < 10'000; ++i) {
        hopeless.add(std::vector<Point>{{-1e12, 0}, {1e12, 0}});
    }
    CHECK(hopeless.error_m() > 100);
}

TEST_CASE("an edge gets no more pieces than its length explains, however wild its curve") {
    Crs const utm = Crs::parse("EPSG:27700");
    Transformer const lonlat_from_source(utm, Crs::wgs84());
    DensifyLimits const limits = densify_limits(utm, Crs::wgs84());
    std::vector<Point> world;
    append_projected(lonlat_from_source, std::vector<Point>{{4.7e6, 8e6}, {4.8e6, 9e6}}, limits, world);
    CHECK(world.size() < 512);  // 1000 km at 7 km a piece, and up to twice as many
}

TEST_CASE("a line of a projected source goes on beyond 180 where it crosses that") {
    Crs const pacific = Crs::parse("EPSG:3832");
    Transformer const from_lonlat(Crs::wgs84(), pacific);
    Transformer const to_lonlat(pacific, Crs::wgs84());
    DensifyLimits limits = densify_limits(pacific, Crs::wgs84());
    limits.turn_world = 360;
    std::vector<Point> lonlat;
    append_projected(to_lonlat,
                     std::vector<Point>{from_lonlat.forward({170, -20}), from_lonlat.forward({-170, -17})},
                     limits, lonlat);
    CHECK(lonlat.front().x == Approx(170));
    CHECK(lonlat.back().x == Approx(190));
    CHECK(std::is_sorted(lonlat.begin(), lonlat.end(), [](Point a, Point b) { return a.x < b.x; }));
}

TEST_CASE("a line of a projected source that goes the long way is not turned round") {
    Transformer const to_lonlat(Crs::web_mercator(), Crs::wgs84());
    DensifyLimits limits = densify_limits(Crs::web_mercator(), Crs::wgs84());
    limits.turn_world = 360;
    std::vector<Point> lonlat;
    append_projected(to_lonlat, std::vector<Point>{{-1.9e7, 0}, {1.9e7, 0}}, limits, lonlat);
    CHECK(lonlat.back().x - lonlat.front().x == Approx(3.8e7 / 6'378'137 * 57.29577951308232));
}

TEST_CASE("even half round the world at a millimetre the vertices are bounded") {
    CHECK(densified(from_lonlat("EPSG:3857"), {{-179, -80}, {179, 84}}, 0.001).size() <= 4097);
}
