#include "map/world_geometry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

WorldGeometry built(FeatureTable const& table, char const* map_crs, LineShape shape = LineShape::straight) {
    WorkerLocal<TransformerCache> transformers(1);
    return build_world_geometry(table, Crs::parse(map_crs), shape, transformers, JobContext{});
}

FeatureTable line_table(std::vector<Point> const& line) {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(line);
    return table;
}

FeatureTable polygon_table(std::vector<std::vector<Point>> const& rings) {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        table.geometry.add_part(rings[i], i > 0 ? PartKind::hole : PartKind::ring);
    }
    return table;
}

FeatureTable points_and_lines_all_over(std::mt19937& random) {
    FeatureTable table;
    for (int i = 0; i < 200; ++i) {
        Point const a = random_point(random, 90);
        Point const b = random_point(random, 90);
        table.geometry.add_point({2 * a.x, a.y});
        table.geometry.begin_feature(GeometryKind::line);
        table.geometry.add_part(std::array<Point, 2>{{{2 * a.x, a.y}, {2 * b.x, b.y}}});
    }
    return table;
}

std::vector<Point> closed_box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Point to_world(char const* code, Point lonlat) {
    return Transformer(Crs::wgs84(), Crs::parse(code)).forward(lonlat);
}

}  // namespace

TEST_CASE("points stand where PROJ puts them") {
    WorldGeometry const world = built(point_table({{105, 21}, {106.7, 10.75}}), "EPSG:32648");
    REQUIRE(world.geometry.size() == 2);
    CHECK(world.geometry.vertices()[0] == to_world("EPSG:32648", {105, 21}));
    CHECK(world.geometry.vertices()[1] == to_world("EPSG:32648", {106.7, 10.75}));
    CHECK(world.geometry.size() == 2);
    CHECK(world.index.items_in(world.bounds_of(1)) == std::vector<std::uint32_t>{1});
}

TEST_CASE("a point far from a zone is nowhere, not at a mistaken place") {
    WorldGeometry const world = built(point_table({{105, 21}, {-75, 20}, {106, 21}}), "EPSG:32648");
    REQUIRE(world.geometry.size() == 3);
    CHECK(world.geometry.kind(1) == GeometryKind::none);
    CHECK(world.bounds_of(1).is_empty());
    CHECK(world.geometry.vertices_of(2).front() == to_world("EPSG:32648", {106, 21}));
    CHECK(world.index.items_in({-1e9, -1e9, 1e9, 1e9}) == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("the poles are nowhere in web Mercator") {
    WorldGeometry const world = built(point_table({{0, 90}, {0, -90}, {0, 85}}), "EPSG:3857");
    CHECK(world.geometry.kind(0) == GeometryKind::none);
    CHECK(world.geometry.kind(1) == GeometryKind::none);
    CHECK(world.geometry.kind(2) == GeometryKind::point);
}

TEST_CASE("a point on the map's very edge is there") {
    WorldGeometry const world = built(point_table({{180, 0}, {-180, 10}, {180.0000005, 20}}), "EPSG:3857");
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(world.geometry.kind(i) == GeometryKind::point);
    }
}

TEST_CASE("unlocated features keep their numbers") {
    FeatureTable table = unlocated_table({"A"});
    table.geometry.add_point({105, 21});
    WorldGeometry const world = built(table, "EPSG:3857");
    CHECK(world.geometry.size() == 2);
    CHECK(world.geometry.kind(0) == GeometryKind::none);
    CHECK(world.geometry.kind(1) == GeometryKind::point);
}

TEST_CASE("of several points of one feature those on the map are kept") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::point);
    for (Point const p : {Point{105, 21}, {-75, 20}, {106, 22}}) {
        table.geometry.add_part(std::array{p});
    }
    WorldGeometry const world = built(table, "EPSG:32648");
    CHECK(world.geometry.kind(0) == GeometryKind::point);
    CHECK(world.geometry.vertices_of(0).size() == 2);
}

TEST_CASE("a table in another CRS than the map lands at the same place") {
    FeatureTable table = point_table({to_world("EPSG:3405", {105.8542, 21.0285})});
    table.source_crs = Crs::parse("EPSG:3405");
    Point const world = built(table, "EPSG:3857").geometry.vertices()[0];
    CHECK(distance(world, to_world("EPSG:3857", {105.8542, 21.0285})) < 0.01);
}

TEST_CASE("a table in the map's own CRS comes through unmoved") {
    FeatureTable table = point_table({{588'761.5, 2'325'539.25}});
    table.source_crs = Crs::parse("EPSG:32648");
    CHECK(distance(built(table, "EPSG:32648").geometry.vertices()[0], {588'761.5, 2'325'539.25}) < 1e-6);
}

TEST_CASE("lines keep their vertices and are split where they bend") {
    std::vector<Point> const line{{102, 20}, {108, 20}, {108, 21}};
    WorldGeometry const world = built(line_table(line), "EPSG:32648");
    auto const drawn = world.geometry.vertices_of(0);
    CHECK(drawn.size() > 10);
    for (Point const vertex : line) {
        CHECK(std::count(drawn.begin(), drawn.end(), to_world("EPSG:32648", vertex)) == 1);
    }
}

TEST_CASE("a line that leaves the usable area is cut there, into pieces if it comes back") {
    WorldGeometry const world = built(line_table({{105, 80}, {105, 89}, {106, 89}, {106, 80}}), "EPSG:3857");
    REQUIRE(world.geometry.parts_end(0) == 2);
    double const limit = to_world("EPSG:3857", {0, 85.06}).y;
    CHECK(world.geometry.part(0).back().y == Approx(limit));
    CHECK(world.geometry.part(1).front().y == Approx(limit));
    CHECK(world.bounds_of(0).max_y <= limit + 1e-6);
}

TEST_CASE("a line outside the usable area is nowhere") {
    WorldGeometry const world = built(line_table({{-75, 20}, {-70, 10}}), "EPSG:32648");
    CHECK(world.geometry.kind(0) == GeometryKind::none);
    CHECK(world.geometry.parts_begin(0) == world.geometry.parts_end(0));
}

TEST_CASE("polygons are closed rings, and holes stay holes") {
    WorldGeometry const world =
        built(polygon_table({closed_box(104, 20, 107, 23), closed_box(105, 21, 106, 22)}), "EPSG:32648");
    REQUIRE(world.geometry.parts_end(0) == 2);
    CHECK_FALSE(world.geometry.is_hole(0));
    CHECK(world.geometry.is_hole(1));
    for (std::size_t part = 0; part < 2; ++part) {
        auto const ring = world.geometry.part(part);
        CHECK(ring.size() > 5);
        CHECK(ring.front() == ring.back());
    }
}

TEST_CASE("a ring may be open in the file") {
    FeatureTable const table = polygon_table({{{104, 20}, {107, 20}, {107, 23}}});
    auto const world = built(table, "EPSG:3857");
    CHECK(world.geometry.part(0).front() == world.geometry.part(0).back());
}

TEST_CASE("a continent round a zone is cut to the usable area and stays sane") {
    Crs const utm = Crs::parse("EPSG:32648");
    Box const usable = utm.usable_area_lonlat();
    WorldGeometry const world = built(polygon_table({closed_box(-179, -89, 179, 89)}), "EPSG:32648");
    Transformer const from_world(utm, Crs::wgs84());
    REQUIRE(world.geometry.kind(0) == GeometryKind::polygon);
    for (Point const p : world.geometry.vertices()) {
        REQUIRE(is_finite(p));
        REQUIRE(usable.expanded(1e-6).contains(from_world.forward(p)));
    }
}

TEST_CASE("nothing drawn lies outside the usable area, whatever the file holds") {
    std::mt19937 random(1);
    FeatureTable const table = points_and_lines_all_over(random);
    for (char const* const code : {"EPSG:3857", "EPSG:32648", "EPSG:3405"}) {
        Crs const crs = Crs::parse(code);
        Transformer const to_lonlat(crs, Crs::wgs84());
        WorldGeometry const world = built(table, code);
        CHECK(world.geometry.vertices().size() > 10);
        for (Point const p : world.geometry.vertices()) {
            REQUIRE(crs.usable_area_lonlat().expanded(1e-6).contains(to_lonlat.forward(p)));
        }
    }
}

TEST_CASE("points a turn off stand where they belong") {
    WorldGeometry const world = built(point_table({{181.5, -17}, {-215, -30}, {359.5, 1}}), "EPSG:3857");
    CHECK(distance(world.anchor_of(0), to_world("EPSG:3857", {-178.5, -17})) < 1e-6);
    CHECK(distance(world.anchor_of(1), to_world("EPSG:3857", {145, -30})) < 1e-6);
    CHECK(distance(world.anchor_of(2), to_world("EPSG:3857", {-0.5, 1})) < 1e-6);
}

TEST_CASE("an area over the antimeridian is on both sides of the map") {
    for (char const* const code : {"EPSG:3857", "EPSG:4326", "EPSG:3395", "+proj=robin"}) {
        INFO(code);
        WorldGeometry const world = built(polygon_table({closed_box(175, -41, 180.5, -37)}), code);
        REQUIRE(world.geometry.parts_end(0) == 2);
        Box const whole = world.bounds_of(0);
        CHECK(whole.max_x > 0);
        CHECK(whole.min_x < 0);
        CHECK(world.missed.outside.count == 0);
    }
}

TEST_CASE("a map that is not cut open there shows it in one piece") {
    for (char const* const code : {"EPSG:3832", "EPSG:2193", "EPSG:3031", "+proj=robin +lon_0=150"}) {
        INFO(code);
        auto const rings = {closed_box(175, -41, 185, -37)};
        WorldGeometry const world = built(polygon_table(rings), code);
        REQUIRE(world.geometry.parts_end(0) == 1);
        for (Point const corner : closed_box(175, -41, 185, -37)) {
            CHECK(world.bounds_of(0).expanded(1e-3).contains(to_world(code, corner)));
        }
    }
}

TEST_CASE("what is cut where a map is open stays on its side of it") {
    char const* const code = "+proj=robin +lon_0=150";
    WorldGeometry const world = built(polygon_table({closed_box(-40, 10, -20, 20)}), code);
    REQUIRE(world.geometry.parts_end(0) == 2);
    for (std::size_t part = 0; part < 2; ++part) {
        Box bounds;
        for (Point const p : world.geometry.part(part)) {
            bounds.grow(p);
        }
        CHECK(bounds.width() < 2e6);
    }
}

TEST_CASE("rounding beyond the antimeridian makes no sliver at the other end of the map") {
    WorldGeometry const world = built(polygon_table({closed_box(170, -41, 180.0000019, -37)}), "EPSG:3857");
    REQUIRE(world.geometry.parts_end(0) == 1);
    CHECK(world.bounds_of(0).min_x > 0);
}

TEST_CASE("an area cut at the antimeridian stays as it is") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(closed_box(179, 0, 180, 1));
    table.geometry.add_part(closed_box(-180, 0, -179, 1));
    CHECK(built(table, "EPSG:3857").geometry.parts_end(0) == 2);
    WorldGeometry const moved = built(table, "EPSG:3832");
    CHECK(moved.bounds_of(0).width() ==
          Approx(to_world("EPSG:3832", {-179, 0}).x - to_world("EPSG:3832", {179, 0}).x));
}

TEST_CASE("a cap over a pole is a disc around it") {
    FeatureTable table = polygon_table({{{-180, -90}, {180, -90}, {180, -70}, {-180, -70}, {-180, -90}}});
    WorldGeometry const world = built(table, "EPSG:3031");
    double const radius = distance(to_world("EPSG:3031", {0, -70}), {0, 0});
    Box const bounds = world.bounds_of(0);
    CHECK(bounds.width() == Approx(2 * radius).epsilon(1e-6));
    CHECK(bounds.height() == Approx(2 * radius).epsilon(1e-6));
    CHECK(world.missed.uncut.count == 0);
}

TEST_CASE("a ring of another CRS around a pole is filled over the pole, in any map") {
    FeatureTable table;
    std::vector<Point> ring;
    for (int i = 0; i <= 8; ++i) {
        ring.push_back({2e6 * std::cos(i * 0.7853981633974483), 2e6 * std::sin(i * 0.7853981633974483)});
    }
    ring.back() = ring.front();
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(ring);
    table.source_crs = Crs::parse("EPSG:3031");
    WorldGeometry const plate = built(table, "EPSG:4326");
    CHECK(plate.bounds_of(0).width() == Approx(360));
    CHECK(plate.bounds_of(0).min_y == Approx(-90));
    Box const round = built(table, "EPSG:3031").bounds_of(0);
    CHECK(round.width() == Approx(4e6).epsilon(1e-6));
    CHECK(round.height() == Approx(4e6).epsilon(1e-6));
}

TEST_CASE("what the map cannot show is counted and named") {
    FeatureTable table = point_table({{0, 90}, {0, -90}, {106.7, 21.9}});
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 2>{{{0, 86}, {10, 89}}});
    table.geometry.add_part(std::array<Point, 2>{{{0, 6}, {10, 9}}});
    MissedFeatures const missed = built(table, "EPSG:3857").missed;
    CHECK(missed.outside.count == 3);
    CHECK(missed.outside.first == std::vector<std::uint32_t>{0, 1, 3});
    CHECK(missed.outside_in_part == 1);
    CHECK(built(table, "EPSG:4326").missed.outside.count == 0);
}

TEST_CASE("a continent that reaches over the edge of the map is cut there, which is no loss") {
    WorldGeometry const world = built(polygon_table({closed_box(-180, -90, 180, -60)}), "EPSG:3857");
    CHECK(world.missed.outside.count == 0);
}

TEST_CASE("coordinates that are no place on earth are told") {
    FeatureTable table = point_table({{588'761, 2'325'539}, {9e8, 9e8}});
    table.source_crs = Crs::parse("EPSG:32648");
    WorldGeometry const world = built(table, "EPSG:3857");
    CHECK(world.missed.placeless.first == std::vector<std::uint32_t>{1});
    CHECK(world.missed.outside.count == 0);
}

TEST_CASE("an edge across the antimeridian that was not cut is told, and drawn as it is written") {
    FeatureTable table = line_table({{179, 0}, {-179, 1}});
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 2>{{{179, 0}, {181, 1}}});
    WorldGeometry const world = built(table, "EPSG:3857");
    CHECK(world.missed.uncut.first == std::vector<std::uint32_t>{0});
    CHECK(world.geometry.parts_end(0) == 1);
}

TEST_CASE("lines of garbage in a projected source are bounded in number") {
    FeatureTable table;
    table.source_crs = Crs::parse("EPSG:27700");
    std::mt19937 random(5);
    for (int feature = 0; feature < 50; ++feature) {
        std::vector<Point> line;
        for (int i = 0; i < 50; ++i) {
            line.push_back(random_point(random, 2e7));
        }
        table.geometry.begin_feature(GeometryKind::line);
        table.geometry.add_part(line);
    }
    CHECK(built(table, "EPSG:3857").geometry.vertices().size() < 4'000'000);
}

TEST_CASE("every feature's bounds hold its vertices") {
    FeatureTable table = line_table({{102, 20}, {108, 20}, {108, 21}});
    table.geometry.add_point({105, 21});
    WorldGeometry const world = built(table, "EPSG:32648");
    REQUIRE(world.geometry.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        for (Point const p : world.geometry.vertices_of(i)) {
            CHECK(world.bounds_of(i).contains(p));
        }
    }
}

TEST_CASE("a line of two points can be drawn as an arc between the same ends") {
    WorldGeometry const world = built(line_table({{105, 21}, {105.1, 21.05}}), "EPSG:3857", LineShape::arc);
    auto const arc = world.geometry.vertices_of(0);
    Point const a = to_world("EPSG:3857", {105, 21});
    Point const b = to_world("EPSG:3857", {105.1, 21.05});
    REQUIRE(arc.size() > 10);
    CHECK(distance(arc.front(), a) < 1e-9);
    CHECK(distance(arc.back(), b) < 1e-9);
    double const bulge = distance_to_segment(arc[arc.size() / 2], a, b) / distance(a, b);
    CHECK(bulge == Approx(1.0 / 6).epsilon(0.01));
}

TEST_CASE("a line of more points is no arc") {
    WorldGeometry const world =
        built(line_table({{105, 21}, {105.001, 21}, {105.002, 21}}), "EPSG:3857", LineShape::arc);
    CHECK(world.geometry.vertices_of(0).size() == 3);
}

TEST_CASE("a guessed datum shift is told") {
    FeatureTable table = point_table({{105, 21}});
    CHECK_FALSE(built(table, "EPSG:3857").is_ballpark);
    table.source_crs = Crs::parse("+proj=longlat +ellps=bessel");
    CHECK(built(table, "EPSG:3857").is_ballpark);
}

TEST_CASE("a table without features is a world without geometry") {
    WorldGeometry const world = built(FeatureTable{}, "EPSG:3857");
    CHECK(world.geometry.size() == 0);
    CHECK(world.geometry.size() == 0);
    CHECK(world.index.bounds().is_empty());
}

TEST_CASE("building stops when the job is told to") {
    std::stop_source stop;
    stop.request_stop();
    WorkerLocal<TransformerCache> transformers(1);
    FeatureTable const table = point_table(std::vector<Point>(1000, {105, 21}));
    JobContext const job{stop.get_token(), 0, nullptr};
    CHECK(build_world_geometry(table, Crs::parse("EPSG:3857"), LineShape::straight, transformers, job)
              .geometry.size() == 0);
}

TEST_CASE("a ring that goes there and back is seen by its outline, and is not outside of the map") {
    FeatureTable table;
    table.geometry.begin_feature();
    table.geometry.add_part(std::array{Point{105, 21}, Point{106, 22}, Point{105, 21}}, PartKind::ring);
    WorldGeometry const world = built(table, "EPSG:3857");
    CHECK(world.missed.outside.count == 0);
    CHECK(world.geometry.kind(0) == GeometryKind::polygon);
}
