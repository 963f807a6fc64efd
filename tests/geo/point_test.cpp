#include "geo/point.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("a default box is empty and meets nothing") {
    Box const empty;
    CHECK(empty.is_empty());
    CHECK_FALSE(empty.contains(Point{0, 0}));
    CHECK_FALSE(empty.intersects(Box{-1e9, -1e9, 1e9, 1e9}));
    CHECK_FALSE(Box{-1e9, -1e9, 1e9, 1e9}.intersects(empty));
}

TEST_CASE("an empty box grown by a point is that point, and grown by an empty box stays empty") {
    Box box;
    box.grow(Box{});
    CHECK(box.is_empty());
    box.grow(Point{3, -4});
    CHECK(box == Box{3, -4, 3, -4});
    CHECK_FALSE(box.is_empty());
}

TEST_CASE("a box includes its edges") {
    Box const box{0, 0, 2, 1};
    CHECK(box.contains(Point{2, 1}));
    CHECK(box.intersects(Box{2, 1, 3, 3}));
    CHECK_FALSE(box.intersects(Box{2.001, 1, 3, 3}));
    CHECK(box.contains(box));
    CHECK(box.expanded(1) == Box{-1, -1, 3, 2});
    CHECK(box.centre() == Point{1, 0.5});
}

TEST_CASE("the distance to a segment is that to its nearest point") {
    CHECK(distance_to_segment({5, 3}, {0, 0}, {10, 0}) == 3);
    CHECK(distance_to_segment({-3, 4}, {0, 0}, {10, 0}) == 5);
    CHECK(distance_to_segment({13, 4}, {0, 0}, {10, 0}) == 5);
}

TEST_CASE("a segment of no length is a point") { CHECK(distance_to_segment({3, 4}, {0, 0}, {0, 0}) == 5); }

TEST_CASE("a point with NaN or infinity is not finite") {
    CHECK(is_finite({1, 2}));
    CHECK_FALSE(is_finite({std::numeric_limits<double>::quiet_NaN(), 0}));
    CHECK_FALSE(is_finite({0, std::numeric_limits<double>::infinity()}));
}
