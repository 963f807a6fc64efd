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

namespace {

double distance_to(Point p, Point a, Point b) {
    Point const along = b - a;
    double const length2 = along.x * along.x + along.y * along.y;
    double const t =
        length2 > 0 ? std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0) : 0.0;
    return distance(p, a + along * t);
}

/// How far a vertex that was left out lies from the segment over it, at most.
double largest_error(std::vector<Point> const& line, std::vector<std::uint32_t> const& needed) {
    double largest = 0;
    for (std::size_t k = 0; k + 1 < needed.size(); ++k) {
        for (std::size_t i = needed[k]; i <= needed[k + 1]; ++i) {
            largest = std::max(largest, distance_to(line[i], line[needed[k]], line[needed[k + 1]]));
        }
    }
    return largest;
}

std::vector<Point> winding_walk(std::mt19937& random, std::size_t count, double step) {
    std::normal_distribution<double> turn(0, 0.5);
    std::vector<Point> line{{0, 0}};
    double angle = 0;
    while (line.size() < count) {
        angle += turn(random);
        line.push_back(line.back() + Point{std::cos(angle), std::sin(angle)} * step);
    }
    return line;
}

}  // namespace

TEST_CASE("what is left out of a line lies within the tolerance of what is kept") {
    std::mt19937 random(3);
    for (double const step : {0.01, 0.1, 0.5, 3.0}) {
        auto const line = winding_walk(random, 5000, step);
        auto const needed = needed_vertices(line, 0.2);
        CHECK(needed.front() == 0);
        CHECK(needed.back() == 4999);
        CHECK(std::is_sorted(needed.begin(), needed.end()));
        CHECK(std::adjacent_find(needed.begin(), needed.end()) == needed.end());
        CHECK(largest_error(line, needed) <= 0.4 + 1e-9);
        CHECK(needed.size() < (step < 0.2 ? 1500U : 5000U));
    }
}

TEST_CASE("a straight line needs its ends, a corner and a turning point are kept") {
    std::vector<Point> line;
    for (int i = 0; i <= 1000; ++i) {
        line.push_back({i * 0.1, i * 0.05});
    }
    CHECK(needed_vertices(line, 0.2) == std::vector<std::uint32_t>{0, 1000});
    CHECK(needed_vertices(std::vector<Point>{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}}, 0.2) ==
          std::vector<std::uint32_t>{0, 2, 4});
    CHECK(needed_vertices(std::vector<Point>{{0, 0}, {10, 0}, {4, 0}, {2, 0}}, 0.2) ==
          std::vector<std::uint32_t>{0, 1, 3});
    CHECK(needed_vertices(std::vector<Point>{{0, 0}, {0.1, 0}, {-0.1, 0}, {-10, 0}}, 0.2).size() <= 3);
}

TEST_CASE("short lines keep what they have") {
    CHECK(needed_vertices({}, 1).empty());
    CHECK(needed_vertices(std::vector<Point>{{3, 4}}, 1) == std::vector<std::uint32_t>{0});
    CHECK(needed_vertices(std::vector<Point>{{3, 4}, {3, 4}}, 1) == std::vector<std::uint32_t>{0, 1});
    CHECK(needed_vertices(std::vector<Point>(500, {3, 4}), 1) == std::vector<std::uint32_t>{0, 499});
}
