// World geometry: the same with helpers as without, bit for bit, and where features are named.
#include <catch2/catch.hpp>

#include <array>
#include <bit>
#include <cmath>

#include "map/fixtures.hpp"
#include "map/world_geometry.hpp"

using namespace gatepost;

namespace {

using RandomLonlat = std::mt19937;

Point random_lonlat(RandomLonlat& random) {
    double const x = (static_cast<double>(random()) / 0x1p31 - 1) * 179;
    return {x, (static_cast<double>(random()) / 0x1p31 - 1) * 89};
}

FeatureTable many_points(std::size_t count) {
    RandomLonlat random(1);
    FeatureTable table;
    for (std::size_t i = 0; i < count; ++i) {
        table.geometry.add_point(random_lonlat(random));
    }
    return table;
}

void add_random_feature(RandomLonlat& random, GeometryColumn& column) {
    Point const a = random_lonlat(random);
    std::vector<Point> around;
    for (int i = 0; i < 12; ++i) {
        around.push_back(a + Point{std::cos(i * 0.5), std::sin(i * 0.5)} * (0.1 + 0.1 * (i % 3)));
    }
    switch (random() % 5) {
        case 0: column.begin_feature(GeometryKind::none); break;
        case 1:
            column.begin_feature(GeometryKind::line);
            column.add_part(around);
            column.add_part(std::array<Point, 2>{a, a + Point{0.5, 0.3}});
            break;
        case 2:
            column.begin_feature(GeometryKind::polygon);
            around.push_back(around.front());
            column.add_part(around);
            column.add_part(std::array<Point, 4>{a, a + Point{0.05, 0}, a + Point{0, 0.05}, a},
                            PartKind::hole);
            break;
        case 3:
            column.begin_feature(GeometryKind::point);
            column.add_part(std::array<Point, 1>{a});
            column.add_part(std::array<Point, 1>{random_lonlat(random)});
            break;
        default: column.add_point(a); break;
    }
}

std::vector<Point> walk_from(RandomLonlat& random, Point at, std::size_t count) {
    std::vector<Point> walk{at};
    while (walk.size() < count) {
        Point const step{static_cast<double>(random()) / 0x1p32, static_cast<double>(random()) / 0x1p32};
        walk.push_back(walk.back() + (step - Point{0.5, 0.5}) * 0.01);
    }
    return walk;
}

FeatureTable mixed_table(std::size_t count) {
    RandomLonlat random(2);
    FeatureTable table;
    for (std::size_t i = 0; i < count; ++i) {
        add_random_feature(random, table.geometry);
    }
    return table;
}

WorldGeometry built_alone(FeatureTable const& table, Crs const& map_crs, LineShape shape) {
    WorkerLocal<TransformerCache> transformers(1);
    return build_world_geometry(table, map_crs, shape, transformers, JobContext{});
}

WorldGeometry built_with_helpers(FeatureTable const& table, Crs const& map_crs, LineShape shape) {
    JobPool pool(3);
    WorkerLocal<TransformerCache> transformers(pool);
    return Job<WorldGeometry>(pool,
                              [&](JobContext const& job) {
                                  return build_world_geometry(table, map_crs, shape, transformers, job);
                              })
        .get();
}

bool is_same(Point a, Point b) {
    return std::bit_cast<std::array<char, sizeof(Point)>>(a) ==
           std::bit_cast<std::array<char, sizeof(Point)>>(b);
}

bool is_same(GeometryColumn const& a, GeometryColumn const& b) {
    bool same = a.size() == b.size() && a.vertices().size() == b.vertices().size();
    for (std::size_t i = 0; same && i < a.vertices().size(); ++i) {
        same = is_same(a.vertices()[i], b.vertices()[i]);
    }
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = a.kind(i) == b.kind(i) && a.parts_begin(i) == b.parts_begin(i) &&
               a.parts_end(i) == b.parts_end(i);
        for (std::size_t part = a.parts_begin(i); same && part < a.parts_end(i); ++part) {
            same = a.is_hole(part) == b.is_hole(part) && a.part(part).size() == b.part(part).size();
        }
    }
    return same;
}

void check_same_edge_runs(WorldGeometry const& a, WorldGeometry const& b, std::size_t feature) {
    for (std::size_t part = a.geometry.parts_begin(feature); part < a.geometry.parts_end(feature); ++part) {
        auto const runs_a = a.edge_runs_of(feature).of_part(part);
        auto const runs_b = b.edge_runs_of(feature).of_part(part);
        REQUIRE(std::equal(
            runs_a.begin(), runs_a.end(), runs_b.begin(), runs_b.end(),
            [](EdgeRun const& x, EdgeRun const& y) { return x.bounds == y.bounds && x.length == y.length; }));
    }
}

void check_same(WorldGeometry const& a, WorldGeometry const& b) {
    CHECK(is_same(a.geometry, b.geometry));
    CHECK(a.is_ballpark == b.is_ballpark);
    CHECK(a.index.bounds() == b.index.bounds());
    CHECK(a.index.items_in(a.index.bounds()) == b.index.items_in(b.index.bounds()));
    for (std::size_t i = 0; i < a.geometry.size(); ++i) {
        REQUIRE(a.bounds_of(i) == b.bounds_of(i));
        REQUIRE(is_same(a.anchor_of(i), b.anchor_of(i)));
        check_same_edge_runs(a, b, i);
    }
}

WorldGeometry world_of_line(std::vector<std::vector<Point>> const& lines) {
    GeometryColumn column;
    column.begin_feature(GeometryKind::line);
    for (auto const& line : lines) {
        column.add_part(line);
    }
    return WorldGeometry(std::move(column));
}

}  // namespace

TEST_CASE("300,000 points are the same world with helpers as without") {
    FeatureTable const table = many_points(300'000);
    for (Crs const& crs : {Crs::web_mercator(), Crs::parse("EPSG:3405")}) {
        INFO(crs.name());
        check_same(built_alone(table, crs, LineShape::straight),
                   built_with_helpers(table, crs, LineShape::straight));
    }
}

TEST_CASE("features of all kinds are the same world with helpers as without") {
    FeatureTable const table = mixed_table(40'000);
    REQUIRE(table.geometry.vertices().size() > 200'000);
    for (LineShape const shape : {LineShape::straight, LineShape::arc}) {
        check_same(built_alone(table, Crs::web_mercator(), shape),
                   built_with_helpers(table, Crs::web_mercator(), shape));
    }
}

TEST_CASE("features of very many vertices have the runs of their edges, with helpers as without") {
    RandomLonlat random(3);
    FeatureTable table = mixed_table(1000);
    for (double const lat : {10.0, 20.0, 30.0}) {
        table.geometry.begin_feature(GeometryKind::line);
        for (std::size_t const count : {700U, 10U, 2000U}) {
            table.geometry.add_part(walk_from(random, {105, lat}, count));
        }
        table.geometry.add_point({105, lat});
    }
    WorldGeometry const world = built_with_helpers(table, Crs::web_mercator(), LineShape::straight);
    check_same(built_alone(table, Crs::web_mercator(), LineShape::straight), world);
    for (std::size_t const feature : {1000U, 1002U, 1004U}) {
        for (std::size_t part = 0; part < 3; ++part) {
            std::size_t const at = world.geometry.parts_begin(feature) + part;
            auto const line = world.geometry.part(at);
            std::vector<EdgeRun> expected(count_edge_runs(line.size()));
            fill_edge_runs(line, expected);
            auto const runs = world.edge_runs_of(feature).of_part(at);
            REQUIRE(runs.size() == expected.size());
            CHECK(runs.back().bounds == expected.back().bounds);
            CHECK(runs.front().length == expected.front().length);
        }
        CHECK(world.edge_runs_of(feature + 1).of_part(world.geometry.parts_begin(feature + 1)).empty());
    }
}

TEST_CASE("helpers know as well as the caller that a datum shift is guessed") {
    FeatureTable table = many_points(200'000);
    table.source_crs = Crs::parse("+proj=longlat +ellps=bessel");
    CHECK(built_with_helpers(table, Crs::web_mercator(), LineShape::straight).is_ballpark);
}

TEST_CASE("feature numbers are the table's, whatever run a feature is in") {
    FeatureTable const table = mixed_table(40'000);
    WorldGeometry const world = built_with_helpers(table, Crs::web_mercator(), LineShape::straight);
    Transformer const transformer(Crs::wgs84(), Crs::web_mercator());
    REQUIRE(world.geometry.size() == 40'000);
    for (std::size_t i = 0; i < 40'000; ++i) {
        bool const is_one_point = table.geometry.kind(i) == GeometryKind::point &&
                                  table.geometry.vertices_of(i).size() == 1 &&
                                  world.geometry.kind(i) == GeometryKind::point;
        if (is_one_point) {
            REQUIRE(is_same(world.anchor_of(i), transformer.forward(table.geometry.vertices_of(i).front())));
        }
    }
}

TEST_CASE("a point is named at its place, several at the first") {
    GeometryColumn column;
    column.add_point({1, 2});
    CHECK(WorldGeometry(column).anchor_of(0) == Point{1, 2});
    column.begin_feature(GeometryKind::point);
    column.add_part(std::array<Point, 1>{{{5, 6}}});
    column.add_part(std::array<Point, 1>{{{7, 8}}});
    WorldGeometry const world(std::move(column));
    CHECK(world.anchor_of(0) == Point{1, 2});
    CHECK(world.anchor_of(1) == Point{5, 6});
}

TEST_CASE("an area is named in the middle of its bounds") {
    GeometryColumn column;
    column.begin_feature(GeometryKind::polygon);
    column.add_part(std::array<Point, 4>{{{0, 0}, {10, 0}, {0, 4}, {0, 0}}});
    WorldGeometry const world(std::move(column));
    CHECK(world.anchor_of(0) == Point{5, 2});
}

TEST_CASE("a line is named half-way along the longest of its parts") {
    CHECK(world_of_line({{{0, 0}, {1, 0}, {1, 9}}}).anchor_of(0) == Point{1, 4});
    CHECK(world_of_line({{{0, 0}, {4, 0}}, {{0, 9}, {10, 9}}, {{0, 5}, {2, 5}}}).anchor_of(0) == Point{5, 9});
}

TEST_CASE("a line that goes nowhere is named where it stands") {
    CHECK(world_of_line({{{3, 4}, {3, 4}, {3, 4}}}).anchor_of(0) == Point{3, 4});
}

TEST_CASE("nothing is named at no place, and harms no neighbour") {
    GeometryColumn column;
    column.begin_feature(GeometryKind::none);
    column.add_point({1, 2});
    WorldGeometry const world(std::move(column));
    CHECK(is_finite(world.anchor_of(0)));
    CHECK(world.anchor_of(1) == Point{1, 2});
}

TEST_CASE("an empty table has a world with helpers too") {
    CHECK(built_with_helpers(FeatureTable{}, Crs::web_mercator(), LineShape::straight).geometry.size() == 0);
}
