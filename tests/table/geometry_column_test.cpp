#include "table/geometry_column.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace gatepost;

namespace {

std::vector<Point> to_vector(std::span<Point const> span) { return {span.begin(), span.end()}; }

std::vector<Point> const square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
std::vector<Point> const hole{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}};

/// A point, an unlocated feature, a line of two parts, a polygon with a hole, a point.
GeometryColumn mixed_column() {
    GeometryColumn column;
    column.add_point({1, 2});
    column.begin_feature(GeometryKind::none);
    column.begin_feature(GeometryKind::line);
    column.add_part(std::array<Point, 2>{{{0, 0}, {1, 1}}});
    column.add_part(std::array<Point, 3>{{{5, 5}, {6, 5}, {7, 9}}});
    column.begin_feature(GeometryKind::polygon);
    column.add_part(square);
    column.add_part(hole, PartKind::hole);
    column.add_point({8, 9});
    return column;
}

}  // namespace

TEST_CASE("an empty column has no features and no vertices") {
    GeometryColumn const column;
    CHECK(column.size() == 0);
    CHECK(column.vertices().empty());
}

TEST_CASE("a column of single points is one part a feature") {
    GeometryColumn column;
    for (int i = 0; i < 100; ++i) {
        column.add_point({static_cast<double>(i), 0.5});
    }
    CHECK(column.size() == 100);
    CHECK(column.kind(42) == GeometryKind::point);
    CHECK(column.parts_begin(42) == 42);
    CHECK(column.parts_end(42) == 43);
    CHECK(to_vector(column.vertices_of(42)) == std::vector<Point>{{42, 0.5}});
    CHECK_FALSE(column.is_hole(42));
    CHECK(column.bounds_of(42) == Box{42, 0.5, 42, 0.5});
}

TEST_CASE("points added before the first line keep their places") {
    GeometryColumn const column = mixed_column();
    CHECK(column.size() == 5);
    CHECK(column.kind(0) == GeometryKind::point);
    CHECK(to_vector(column.vertices_of(0)) == std::vector<Point>{{1, 2}});
    CHECK(column.kind(4) == GeometryKind::point);
    CHECK(to_vector(column.vertices_of(4)) == std::vector<Point>{{8, 9}});
}

TEST_CASE("an unlocated feature has no parts, no vertices and an empty box") {
    GeometryColumn const column = mixed_column();
    CHECK(column.kind(1) == GeometryKind::none);
    CHECK(column.parts_begin(1) == column.parts_end(1));
    CHECK(column.vertices_of(1).empty());
    CHECK(column.bounds_of(1).is_empty());
}

TEST_CASE("the parts of a line follow one another") {
    GeometryColumn const column = mixed_column();
    REQUIRE(column.parts_end(2) - column.parts_begin(2) == 2);
    CHECK(column.part(column.parts_begin(2)).size() == 2);
    CHECK(column.part(column.parts_begin(2) + 1).size() == 3);
    CHECK(column.vertices_of(2).size() == 5);
    CHECK(column.bounds_of(2) == Box{0, 0, 7, 9});
}

TEST_CASE("a polygon's rings know whether they are holes") {
    GeometryColumn const column = mixed_column();
    std::size_t const outer = column.parts_begin(3);
    CHECK_FALSE(column.is_hole(outer));
    CHECK(column.is_hole(outer + 1));
    CHECK(to_vector(column.part(outer)) == square);
    CHECK(to_vector(column.part(outer + 1)) == hole);
}

TEST_CASE("the features' vertices laid end to end are the column's vertices") {
    GeometryColumn const column = mixed_column();
    std::vector<Point> joined;
    for (std::size_t i = 0; i < column.size(); ++i) {
        auto const vertices = column.vertices_of(i);
        joined.insert(joined.end(), vertices.begin(), vertices.end());
    }
    CHECK(joined == to_vector(column.vertices()));
}

TEST_CASE("a column may begin with an unlocated feature") {
    GeometryColumn column;
    column.begin_feature(GeometryKind::none);
    column.add_point({1, 2});
    CHECK(column.size() == 2);
    CHECK(column.kind(0) == GeometryKind::none);
    CHECK(column.bounds_of(1) == Box{1, 2, 1, 2});
}

TEST_CASE("columns that workers join are those that were appended one by one") {
    JobPool pool(3);
    std::vector<GeometryColumn> columns;
    for (int i = 0; i < 40; ++i) {
        GeometryColumn& column = columns.emplace_back();
        for (int p = 0; p < 100 + i; ++p) {
            column.add_point({p * 1.0, i * 1.0});
        }
    }
    columns.emplace_back();  // an empty one changes nothing
    SECTION("only points") {}
    SECTION("one with other features among them") { columns.insert(columns.begin() + 7, mixed_column()); }
    GeometryColumn expected;
    for (GeometryColumn const& column : columns) {
        expected.append(column);
    }
    GeometryColumn const found = GeometryColumn::joined(columns, context_outside(pool));
    REQUIRE(found.size() == expected.size());
    CHECK(found.is_plain_points() == expected.is_plain_points());
    CHECK(to_vector(found.vertices()) == to_vector(expected.vertices()));
    for (std::size_t i = 0; i < found.size(); ++i) {
        REQUIRE(found.kind(i) == expected.kind(i));
        REQUIRE(to_vector(found.vertices_of(i)) == to_vector(expected.vertices_of(i)));
    }
}

TEST_CASE("a job that was told to stop joins nothing, and nothing that was not written is seen") {
    std::stop_source told;
    told.request_stop();
    GeometryColumn column;
    column.add_point({1, 2});
    CHECK(GeometryColumn::joined({column, column}, {told.get_token()}).size() == 0);
}
