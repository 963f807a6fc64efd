#include "render/tile_cutter.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace gatepost;

namespace {

/// A layer's geometry without the rest of a layer.
TileSource source_of(GeometryColumn geometry) {
    auto const world = std::make_shared<WorldGeometry const>(std::move(geometry));
    StyleClass style;
    style.fill = style.line = rgb(0);
    style.line_px = 1;
    std::size_t const features = world->geometry.size();
    return {world,
            std::make_shared<std::vector<std::uint16_t> const>(features, std::uint16_t{0}),
            std::make_shared<std::vector<std::uint8_t> const>(features, std::uint8_t{0}),
            {style}};
}

double filled_area(TileMesh const& mesh) {
    double twice = 0;
    for (std::size_t i = 0; i < mesh.fill_indexes.size(); i += 3) {
        auto const& a = mesh.fill[mesh.fill_indexes[i]];
        auto const& b = mesh.fill[mesh.fill_indexes[i + 1]];
        auto const& c = mesh.fill[mesh.fill_indexes[i + 2]];
        twice += std::abs(static_cast<double>((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)));
    }
    return twice / 2;
}

GeometryColumn square_with_hole(double half_outer, double half_hole) {
    GeometryColumn column;
    auto const ring = [](double h) {
        return std::vector<Point>{{-h, -h}, {h, -h}, {h, h}, {-h, h}, {-h, -h}};
    };
    column.begin_feature();
    column.add_part(ring(half_outer));
    column.add_part(ring(half_hole), PartKind::hole);
    return column;
}

}  // namespace

TEST_CASE("a polygon inside one tile keeps its area, without its hole") {
    GeometryColumn column = square_with_hole(100, 50);
    TileMesh const mesh = cut_tile(source_of(std::move(column)), {0, 0, 0}, {});
    // The tile begins at (0, 0): a quarter of the square lies in it, with the margin around the tile.
    CHECK(filled_area(mesh) == Approx(124.0 * 124 - 74.0 * 74));
}

TEST_CASE("a point belongs to exactly one tile, and stands there to a ten-thousandth of a pixel") {
    GeometryColumn column;
    column.add_point({1024, 512.25});
    TileSource const source = source_of(std::move(column));
    CHECK(cut_tile(source, {0, 0, 0}, {}).symbols.empty());
    TileMesh const mesh = cut_tile(source, {0, 1, 0}, {});
    REQUIRE(mesh.symbols.size() == 1);
    CHECK(static_cast<double>(mesh.symbols[0].x) == Approx(-512).margin(1e-4));
    CHECK(static_cast<double>(mesh.symbols[0].y) == Approx(0.25).margin(1e-4));
}

TEST_CASE("at zoom 20 a point far from the origin keeps its place within its tile") {
    Point const world{11'573'000.123, 2'570'000.456};
    GeometryColumn column;
    column.add_point(world);
    TileKey const key = tiles_covering(Box::around(world, 0), -3).front();
    TileMesh const mesh = cut_tile(source_of(std::move(column)), key, {});
    double const expected_px = (world.x - bounds_world(key).centre().x) / world_per_tile_px(-3);
    CHECK(static_cast<double>(mesh.symbols.at(0).x) == Approx(expected_px).margin(1e-3));
}

TEST_CASE("an arc keeps to its curve closer than other lines") {
    constexpr int pieces = 64;
    std::vector<Point> arc;
    for (int i = 0; i <= pieces; ++i) {
        double const angle = std::numbers::pi / 2 * i / pieces;
        arc.push_back({900 * std::cos(angle), 900 * std::sin(angle)});
    }
    GeometryColumn column;
    column.begin_feature(GeometryKind::line);
    column.add_part(arc);
    TileSource source = source_of(std::move(column));
    source.may_be_dense = false;
    std::size_t const of_a_line = cut_tile(source, {0, 0, 0}, {}).segments.size();
    source.has_arcs = true;
    auto const segments = cut_tile(source, {0, 0, 0}, {}).segments;
    CHECK(segments.size() > of_a_line * 5 / 4);
    for (Point const world : arc) {
        double nearest = 1e300;
        for (TileMesh::Segment const& one : segments) {
            Point const a{static_cast<double>(one.ax) + 512, static_cast<double>(one.ay) + 512};
            Point const b{static_cast<double>(one.bx) + 512, static_cast<double>(one.by) + 512};
            nearest = std::min(nearest, distance_to_segment(world, a, b));
        }
        CHECK(nearest < 0.2);
    }
}

TEST_CASE("a dashed line goes on across a tile's edge where it left off") {
    GeometryColumn column;
    column.begin_feature(GeometryKind::line);
    column.add_part(std::vector<Point>{{0, 512}, {3000, 512}});
    TileSource const source = source_of(std::move(column));
    TileMesh const second = cut_tile(source, {0, 1, 0}, {});
    REQUIRE(second.segments.size() == 1);
    double const begins_at_world = static_cast<double>(second.segments[0].ax) + 1536;
    CHECK(static_cast<double>(second.segments[0].along) == Approx(begins_at_world).margin(0.2));
}

TEST_CASE("a hidden, hosted feature is not cut") {
    GeometryColumn column;
    column.add_point({10, 10});
    TileSource source = source_of(std::move(column));
    source.without_symbol = std::make_shared<std::vector<std::uint8_t> const>(1, std::uint8_t{1});
    CHECK(cut_tile(source, {0, 0, 0}, {}).is_empty());
}

TEST_CASE("points, lines and areas of one feature are all cut; a highlight goes without the fill") {
    GeometryColumn column;
    column.begin_feature();
    column.add_part(std::vector<Point>{{300, 300}}, PartKind::point);
    column.add_part(std::vector<Point>{{100, 100}, {200, 100}, {200, 200}, {100, 100}}, PartKind::ring);
    column.add_part(std::vector<Point>{{10, 400}, {400, 400}}, PartKind::line);
    TileSource source = source_of(std::move(column));
    TileMesh const mesh = cut_tile(source, {0, 0, 0}, {});
    CHECK(mesh.symbols.size() == 1);
    CHECK(filled_area(mesh) == Approx(5000));
    CHECK(mesh.segments.size() == 4);
    source.has_fills = false;
    TileMesh const without = cut_tile(source, {0, 0, 0}, {});
    CHECK(without.fill_indexes.empty());
    CHECK(without.symbols.size() + without.segments.size() == 5);
}

namespace {

std::vector<Point> closed_square(Point corner, double side) {
    auto const [x, y] = corner;
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// What one feature of some polygons covers of the tile in its corner.
double filled_area_of(std::vector<std::vector<Point>> const& outer_rings) {
    GeometryColumn column;
    column.begin_feature();
    for (std::vector<Point> const& ring : outer_rings) {
        column.add_part(ring, PartKind::ring);
    }
    return filled_area(cut_tile(source_of(std::move(column)), {0, 0, 0}, {}));
}

}  // namespace

TEST_CASE("areas of their own in one feature are filled one by one") {
    GeometryColumn column;
    column.begin_feature();
    for (double const x : {100.0, 300.0}) {  // a half of each lies in the other
        std::vector<Point> const ring{{x, 100}, {x + 400, 100}, {x + 400, 500}, {x, 500}, {x, 100}};
        column.add_part(ring, PartKind::area);
    }
    TileMesh const mesh = cut_tile(source_of(std::move(column)), {0, 0, 0}, {});
    CHECK(filled_area(mesh) == Approx(2 * 400 * 400));
}

TEST_CASE("where two polygons of one feature overlap is outside, as it is for a click") {
    auto const a = closed_square({100, 100}, 100);
    auto const b = closed_square({150, 150}, 100);
    CHECK(filled_area_of({a}) == Approx(10'000));
    CHECK(filled_area_of({a, b}) == Approx(2 * 10'000 - 2 * 2'500));
    CHECK(filled_area_of({a, a}) == Approx(0).margin(1e-6));
    CHECK(filled_area_of({a, closed_square({125, 125}, 50)}) == Approx(10'000 - 2'500));
    CHECK(filled_area_of({a, closed_square({300, 100}, 100)}) == Approx(20'000));
}

TEST_CASE("polygons of two features that overlap are filled each by itself") {
    GeometryColumn column;
    for (double const x : {100.0, 150.0}) {
        column.begin_feature();
        column.add_part(closed_square({x, 100}, 100), PartKind::ring);
    }
    TileMesh const mesh = cut_tile(source_of(std::move(column)), {0, 0, 0}, {});
    CHECK(filled_area(mesh) == Approx(20'000));
}

TEST_CASE("a hole that sticks out of its ring is filled there, in the next tile too") {
    GeometryColumn column;
    column.begin_feature();
    column.add_part(closed_square({500, 100}, 300), PartKind::ring);
    column.add_part(closed_square({700, 200}, 900), PartKind::hole);
    TileSource const source = source_of(std::move(column));
    // Of the tile with its margin of 24 pixels: the ring without the corner that the hole takes, and the
    // hole's rest.
    CHECK(filled_area(cut_tile(source, {0, 0, 0}, {})) ==
          Approx(300.0 * 300 + 348.0 * 848 - 2 * 100.0 * 200));
    CHECK(filled_area(cut_tile(source, {0, 1, 0}, {})) == Approx(600.0 * 848));
}

TEST_CASE("a bow tie has two lobes in a tile that it only half lies in") {
    CHECK(filled_area_of({{{-100, 100}, {100, 300}, {100, 100}, {-100, 300}, {-100, 100}}}) ==
          Approx(100.0 * 100 + 24.0 * 24));
}
