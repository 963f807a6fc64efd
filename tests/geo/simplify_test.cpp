#include "geo/simplify.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "geo/tessellate.hpp"

using namespace gatepost;

namespace {

std::vector<Point> snapped(std::vector<Point> vertices, double cell, bool is_ring) {
    snap_to_grid(vertices, cell, is_ring);
    return vertices;
}

std::vector<Point> random_walk(std::mt19937& random, std::size_t count, double step) {
    std::uniform_real_distribution<double> drift(-step, step);
    std::vector<Point> line{{0, 0}};
    while (line.size() < count) {
        line.push_back(line.back() + Point{step + drift(random), drift(random)});
    }
    return line;
}

}  // namespace

TEST_CASE("vertices move to the nearest crossing of the grid") {
    CHECK(snapped({{0.4, 0.6}, {10.2, -9.9}}, 1, false) == std::vector<Point>{{0, 1}, {10, -10}});
    CHECK(snapped({{0.3, 0.1}, {0.7, 1.1}}, 0.5, false) == std::vector<Point>{{0.5, 0}, {0.5, 1}});
}

TEST_CASE("no vertex moves further than half a cell in either direction") {
    std::mt19937 random(1);
    for (Point const p : random_walk(random, 1000, 17)) {
        Point const moved = snapped({p}, 0.25, false).front();
        REQUIRE(std::abs(moved.x - p.x) <= 0.125);
        REQUIRE(std::abs(moved.y - p.y) <= 0.125);
    }
}

TEST_CASE("vertices that fall on one crossing become one") {
    CHECK(snapped({{0, 0}, {0.1, 0.2}, {0.3, 0}, {5, 0}, {5.1, 0}}, 1, false) ==
          std::vector<Point>{{0, 0}, {5, 0}});
}

TEST_CASE("ten thousand vertices in one cell are one") {
    std::vector<Point> const crowd(10'000, {0.2, 0.3});
    CHECK(snapped(crowd, 1, false).size() == 1);
    CHECK(snapped(crowd, 1, true).size() == 1);
}

TEST_CASE("snapping twice changes nothing more") {
    std::mt19937 random(2);
    auto const once = snapped(random_walk(random, 500, 0.3), 1, true);
    CHECK(snapped(once, 1, true) == once);
}

TEST_CASE("a line goes there and back again, a ring does not") {
    std::vector<Point> const there_and_back{{0, 0}, {5, 0}, {0, 0}};
    CHECK(snapped(there_and_back, 1, false) == there_and_back);
    CHECK(snapped(there_and_back, 1, true).size() == 1);
}

TEST_CASE("a spike of no width is taken off a ring") {
    CHECK(snapped({{0, 0}, {4, 0}, {4, 4}, {9, 4}, {4, 4}, {0, 4}}, 1, true) ==
          std::vector<Point>{{0, 0}, {4, 0}, {4, 4}, {0, 4}});
}

TEST_CASE("a spike of several vertices is taken off whole") {
    CHECK(snapped({{0, 0}, {4, 0}, {6, 1}, {9, 1}, {6.1, 1.1}, {4, 0}, {4, 4}}, 1, true) ==
          std::vector<Point>{{0, 0}, {4, 0}, {4, 4}});
}

TEST_CASE("a spike at the ring's first vertex is taken off too") {
    CHECK(snapped({{9, 4}, {4, 4}, {0, 4}, {0, 0}, {4, 0}, {4, 4}}, 1, true).size() == 4);
    CHECK(snapped({{4, 4}, {0, 4}, {0, 0}, {4, 0}, {4, 4}, {9, 4}}, 1, true).size() == 4);
}

TEST_CASE("a closed ring comes out open") {
    CHECK(snapped({{0, 0}, {4, 0}, {4, 4}, {0, 0}}, 1, true) == std::vector<Point>{{0, 0}, {4, 0}, {4, 4}});
    CHECK(snapped({{0, 0}, {4, 0}, {4, 4}, {0.1, 0.1}}, 1, true).size() == 3);
}

TEST_CASE("a ring smaller than a cell is no ring any more") {
    CHECK(snapped({{0, 0}, {0.2, 0}, {0.2, 0.2}, {0, 0.2}}, 1, true).size() < 3);
    CHECK(snapped({}, 1, true).empty());
}

TEST_CASE("a shared border is the same, whichever way it is walked") {
    std::mt19937 random(3);
    for (int n = 0; n < 100; ++n) {
        std::vector<Point> const border = random_walk(random, 60, 0.6);
        std::vector<Point> back = snapped({border.rbegin(), border.rend()}, 1, false);
        std::reverse(back.begin(), back.end());
        REQUIRE(snapped(border, 1, false) == back);
    }
}

TEST_CASE("neighbours neither overlap nor part: their areas still sum to that of both together") {
    std::mt19937 random(4);
    for (int n = 0; n < 100; ++n) {
        std::vector<Point> const border = random_walk(random, 60, 0.6);
        Point const end = border.back();
        std::vector<Point> south = border;
        south.insert(south.end(), {{end.x, -20}, {0, -20}});
        std::vector<Point> north(border.rbegin(), border.rend());
        north.insert(north.end(), {{0, 20}, {end.x, 20}});
        std::vector<Point> const both{{0, 0}, {0, -20}, {end.x, -20}, end, {end.x, 20}, {0, 20}};
        double const sum =
            std::abs(signed_area(snapped(south, 1, true))) + std::abs(signed_area(snapped(north, 1, true)));
        REQUIRE(sum == Approx(std::abs(signed_area(snapped(both, 1, true)))));
    }
}
