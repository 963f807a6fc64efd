#include "map/features_in_box.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

std::vector<Point> box_ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// An area with a hole, a line, a point and nothing.
WorldGeometry some_features() {
    GeometryColumn column;
    column.begin_feature(GeometryKind::polygon);
    column.add_part(box_ring(0, 0, 10, 10));
    column.add_part(box_ring(2, 2, 8, 8), PartKind::hole);
    column.begin_feature(GeometryKind::line);
    column.add_part(std::vector<Point>{{20, 0}, {30, 10}});
    column.add_point({40, 5});
    column.begin_feature();
    return WorldGeometry(std::move(column));
}

using Features = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a box finds what lies in it, what crosses it and what covers it") {
    WorldGeometry const world = some_features();
    CHECK(features_in(world, {-1, -1, 41, 11}) == Features{0, 1, 2});
    CHECK(features_in(world, {0.5, 0.5, 1, 1}) == Features{0});
    CHECK(features_in(world, {24, 4, 26, 6}) == Features{1});
}

TEST_CASE("a box in a hole, or only within the bounds of a line, finds nothing") {
    WorldGeometry const world = some_features();
    CHECK(features_in(world, {3, 3, 7, 7}).empty());
    CHECK(features_in(world, {20, 7, 23, 10}).empty());
    CHECK(features_in(world, {3, 3, 9, 7}) == Features{0});
}

TEST_CASE("a box over several copies of the map finds what is in any of them, each once") {
    Crs const map_crs = Crs::web_mercator();
    Transformer const world_from_lonlat(Crs::wgs84(), map_crs);
    MapPlane const plane(map_crs, world_from_lonlat);
    REQUIRE(plane.repeat());
    double const turn = plane.repeat()->width_world;
    GeometryColumn column;
    column.add_point({-turn / 2 + 1000, 0});  // in the far west, seen again beyond the eastern edge
    column.add_point({turn / 2 - 1000, 0});
    column.add_point({0, 0});
    WorldGeometry const world(std::move(column));
    CHECK(features_in(world, plane, {turn / 2 - 5000, -1, turn / 2 + 5000, 1}) == Features{0, 1});
    CHECK(features_in(world, plane, {-turn, -1, turn, 1}) == Features{0, 1, 2});
    CHECK(features_in(world, plane, {turn - 10, -1, turn + 10, 1}) == Features{2});
}
