#include "geo/edge_runs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

#include "geo/clip.hpp"

using namespace gatepost;

namespace {

std::vector<EdgeRun> runs_of(std::vector<Point> const& line) {
    std::vector<EdgeRun> runs(count_edge_runs(line.size()));
    fill_edge_runs(line, runs);
    return runs;
}

/// Whole numbers, so that places on it are often level with vertices, or on them.
std::vector<Point> random_walk(std::mt19937& random, std::size_t count) {
    std::uniform_int_distribution<int> step(-3, 3);
    std::vector<Point> line{{0, 0}};
    while (line.size() < count) {
        line.push_back(line.back() +
                       Point{static_cast<double>(step(random)), static_cast<double>(step(random))});
    }
    return line;
}

std::vector<Point> random_ring(std::mt19937& random, std::size_t corners) {
    std::uniform_real_distribution<double> reach(30, 60);
    std::vector<Point> ring;
    for (std::size_t i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        ring.push_back(
            {std::round(std::cos(angle) * reach(random)), std::round(std::sin(angle) * reach(random))});
    }
    ring.push_back(ring.front());
    return ring;
}

Point random_place(std::mt19937& random, double reach) {
    std::uniform_real_distribution<double> coordinate(-reach, reach);
    return {std::round(coordinate(random)), std::round(coordinate(random))};
}

Box random_box(std::mt19937& random) {
    Point const centre = random_place(random, 50);
    return Box::around(centre, std::uniform_real_distribution<double>(1, 40)(random));
}

double area_of(std::vector<Point> const& ring) {
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    }
    return twice / 2;
}

std::vector<std::pair<double, double>> sorted_inside(std::vector<Point> const& ring, Box const& box) {
    std::vector<std::pair<double, double>> found;
    for (Point const p : ring) {
        if (p.x > box.min_x && p.x < box.max_x && p.y > box.min_y && p.y < box.max_y) {
            found.emplace_back(p.x, p.y);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("every edge is in one run, with its box and its length") {
    std::mt19937 random(1);
    for (std::size_t const count : {0U, 1U, 2U, 64U, 65U, 66U, 129U, 130U, 1000U}) {
        CAPTURE(count);
        auto line = random_walk(random, std::max<std::size_t>(count, 1));
        line.resize(count);
        auto const runs = runs_of(line);
        REQUIRE(runs.size() == (count < 2 ? 0 : (count - 1 + edges_per_run - 1) / edges_per_run));
        std::vector<double> lengths(runs.size());
        std::vector<Box> boxes(runs.size());
        for (std::size_t i = 0; i + 1 < count; ++i) {
            boxes[i / edges_per_run].grow(line[i]);
            boxes[i / edges_per_run].grow(line[i + 1]);
            lengths[i / edges_per_run] += distance(line[i], line[i + 1]);
        }
        for (std::size_t r = 0; r < runs.size(); ++r) {
            CHECK(runs[r].length == Approx(lengths[r]));
            CHECK(runs[r].bounds == boxes[r]);
        }
    }
}

TEST_CASE("with its runs a line is as far away as without") {
    std::mt19937 random(2);
    auto const line = random_walk(random, 2000);
    auto const runs = runs_of(line);
    for (int n = 0; n < 300; ++n) {
        Point const p = random_place(random, 120);
        double const expected = distance_to_line(p, line, {});
        CHECK(distance_to_line(p, line, runs) == expected);
        CHECK(distance_to_line(p, line, runs, expected) == expected);
        CHECK(distance_to_line(p, line, runs, expected / 2) >= expected);
    }
}

TEST_CASE("with its runs a ring is crossed as often as without, level with its vertices too") {
    std::mt19937 random(3);
    auto const ring = random_ring(random, 1500);
    auto const runs = runs_of(ring);
    int inside = 0;
    for (int n = 0; n < 3000; ++n) {
        Point const p = random_place(random, 65);
        bool const expected = is_crossed_oddly(p, ring, {});
        inside += expected ? 1 : 0;
        CHECK(is_crossed_oddly(p, ring, runs) == expected);
    }
    CHECK((inside > 500 && inside < 2500));
}

TEST_CASE("with its runs a line is cut into the same pieces") {
    std::mt19937 random(4);
    std::size_t pieces = 0;
    for (int n = 0; n < 200; ++n) {
        auto const line = random_walk(random, 900);
        Box const box = random_box(random);
        auto const expected = clip_line(line, box);
        auto const cut = clip_line(line, box, runs_of(line));
        REQUIRE(cut.size() == expected.size());
        pieces += cut.size();
        for (std::size_t i = 0; i < cut.size(); ++i) {
            CHECK(cut[i].vertices == expected[i].vertices);
            CHECK(cut[i].start_distance == Approx(expected[i].start_distance));
        }
    }
    CHECK(pieces > 200);
}

// What differs is how often a ring goes to and fro along the box's edge, round what lies outside.
TEST_CASE("with its runs a ring is cut to the same area with the same vertices") {
    std::mt19937 random(5);
    std::size_t corners = 0;
    for (int n = 0; n < 400; ++n) {
        auto ring = n % 2 == 0 ? random_ring(random, 700) : random_walk(random, 700);
        if (n % 3 != 0) {
            ring.push_back(ring.front());
        }
        Box const box = random_box(random);
        auto const cut = clip_ring(ring, box, runs_of(ring));
        auto const expected = clip_ring(ring, box);
        CHECK(area_of(cut) == Approx(area_of(expected)).margin(1e-9));
        CHECK(sorted_inside(cut, box) == sorted_inside(expected, box));
        for (int place = 0; place < 20; ++place) {
            Point const p{std::uniform_real_distribution<double>(box.min_x, box.max_x)(random),
                          std::uniform_real_distribution<double>(box.min_y, box.max_y)(random)};
            CHECK(is_crossed_oddly(p, cut, {}) == is_crossed_oddly(p, ring, {}));
        }
        corners += cut.size();
    }
    CHECK(corners > 10000);
}
