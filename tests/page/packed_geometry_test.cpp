#include "page/packed_geometry.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <random>

using namespace gatepost;

namespace {

constexpr CoordinateGrid grid{{1000, -2000}, 0.5};
CellAt const finest = [](Point) { return 1.0; };

std::vector<std::uint32_t> all_of(GeometryColumn const& geometry) {
    std::vector<std::uint32_t> features(geometry.size());
    std::iota(features.begin(), features.end(), 0U);
    return features;
}

GeometryColumn there_and_back(GeometryColumn const& geometry, CellAt const& cell = finest,
                              TooSmall too_small = TooSmall::keeps_a_vertex) {
    PackedGeometry const there = packed(geometry, all_of(geometry), grid, cell, too_small);
    return unpacked(there.bytes, geometry.size(), grid);
}

GeometryColumn one_part(std::vector<Point> const& vertices, PartKind kind) {
    GeometryColumn geometry;
    geometry.begin_feature();
    geometry.add_part(vertices, kind);
    return geometry;
}

std::vector<Point> circle(Point centre, double radius, std::size_t vertices) {
    std::vector<Point> ring;
    for (std::size_t i = 0; i < vertices; ++i) {
        double const angle = static_cast<double>(i) * 6.283185307 / static_cast<double>(vertices);
        ring.push_back(centre + Point{radius * std::cos(angle), radius * std::sin(angle)});
    }
    return ring;
}

}  // namespace

TEST_CASE("packed points come back within half a step, wherever they are") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anywhere(-2e7, 2e7);
    GeometryColumn geometry;
    for (int i = 0; i < 1000; ++i) {
        geometry.add_point({anywhere(random), anywhere(random)});
    }
    GeometryColumn const back = there_and_back(geometry, [](Point) { return 64.0; });
    for (std::size_t i = 0; i < geometry.size(); ++i) {
        CHECK(std::abs(back.part(i).front().x - geometry.part(i).front().x) <= 0.2501);
        CHECK(std::abs(back.part(i).front().y - geometry.part(i).front().y) <= 0.2501);
    }
}

TEST_CASE("lines come back within half a cell, with their kind and as many parts") {
    auto const line = circle({500, 500}, 300, 90);
    GeometryColumn const back = there_and_back(one_part(line, PartKind::line), [](Point) { return 4.0; });
    REQUIRE(back.parts_end(0) == 1);
    CHECK(back.part_kind(0) == PartKind::line);
    for (Point const p : back.part(0)) {
        CHECK(std::abs(distance(p, {500, 500}) - 300) <= 1.5);  // half a cell of 2 units across its corner
    }
}

TEST_CASE("an edge that two areas share stays shared") {
    std::vector<Point> const west{{0, 0}, {103.3, 1}, {100.2, 57.7}, {104.9, 99}, {0, 99}};
    std::vector<Point> const east{{200, 0}, {200, 99}, {104.9, 99}, {100.2, 57.7}, {103.3, 1}};
    CellAt const coarser_to_the_east = [](Point p) { return p.x > 101 ? 16.0 : 2.0; };
    auto const a = there_and_back(one_part(west, PartKind::ring), coarser_to_the_east);
    auto const b = there_and_back(one_part(east, PartKind::ring), coarser_to_the_east);
    CHECK(a.part(0)[1] == b.part(0)[4]);
    CHECK(a.part(0)[2] == b.part(0)[3]);
    CHECK(a.part(0)[3] == b.part(0)[2]);
}

TEST_CASE("rings that have become nothing go, with their holes") {
    GeometryColumn geometry = one_part(circle({0, 0}, 100, 40), PartKind::ring);
    geometry.add_part(circle({0, 0}, 0.1, 40), PartKind::hole);
    geometry.add_part(circle({300, 0}, 0.1, 40), PartKind::ring);
    geometry.add_part(circle({300, 0}, 0.05, 40), PartKind::hole);
    GeometryColumn const back = there_and_back(geometry);
    REQUIRE(back.parts_end(0) == 1);
    CHECK(back.part(0).size() == 40);
}

TEST_CASE("a feature of which nothing would be left keeps its place, if it is wanted") {
    GeometryColumn const speck = one_part(circle({10, 10}, 0.1, 12), PartKind::ring);
    GeometryColumn const kept = there_and_back(speck);
    REQUIRE(kept.parts_end(0) == 1);
    CHECK(distance(kept.part(0).front(), {10, 10}) < 0.6);
    CHECK(there_and_back(speck, finest, TooSmall::is_left_out).parts_end(0) == 0);
}

TEST_CASE("features without a place stay without one, between others") {
    GeometryColumn geometry;
    geometry.begin_feature();
    geometry.begin_feature();
    geometry.add_part(std::vector<Point>{{5, 6}}, PartKind::point);
    GeometryColumn const back = there_and_back(geometry);
    CHECK(back.kind(0) == GeometryKind::none);
    CHECK(back.part(0).front() == Point{5, 6});
}

TEST_CASE("coarse coordinates take fewer bytes") {
    GeometryColumn const ring = one_part(circle({0, 0}, 1e6, 500), PartKind::ring);
    auto const bytes = [&](double cell) {
        return packed(ring, all_of(ring), grid, [cell](Point) { return cell; }).bytes.size();
    };
    CHECK(10 * bytes(1024) < 7 * bytes(1));
}

TEST_CASE("bytes that end too early are refused") {
    CHECK_THROWS_AS(unpacked("\x01\x89", 1, grid), Error);
    CHECK_THROWS_AS(unpacked("", 1, grid), Error);
}
