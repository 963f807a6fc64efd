#include "geo/clip.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numbers>
#include <random>
#include <set>

#include "geo/tessellate.hpp"

using namespace gatepost;

namespace {

Box const unit{-1, -1, 1, 1};

std::vector<Point> random_line(std::mt19937& random, std::size_t count, double reach = 2) {
    std::uniform_real_distribution<double> coordinate(-reach, reach);
    std::vector<Point> line(count);
    for (Point& p : line) {
        p = {coordinate(random), coordinate(random)};
    }
    return line;
}

/// A simple ring around the origin with a random reach at each angle.
std::vector<Point> random_star(std::mt19937& random, int corners) {
    std::uniform_real_distribution<double> reach(0.3, 2.5);
    std::vector<Point> ring;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * i / corners;
        ring.push_back(Point{std::cos(angle), std::sin(angle)} * reach(random));
    }
    return ring;
}

double length_of(std::vector<Point> const& line) {
    double length = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        length += distance(line[i], line[i + 1]);
    }
    return length;
}

/// The length inside the box, by looking at many small steps.
double length_by_steps(std::vector<Point> const& line, Box const& box) {
    constexpr int steps = 2000;
    double inside = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        for (int s = 0; s < steps; ++s) {
            double const t = (s + 0.5) / steps;
            bool const counts = box.contains(line[i] * (1 - t) + line[i + 1] * t);
            inside += counts ? distance(line[i], line[i + 1]) / steps : 0;
        }
    }
    return inside;
}

/// Where a ring crosses a height, from left to right.
std::vector<double> crossings_at(std::vector<Point> const& ring, double y) {
    std::vector<double> xs;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > y) != (ring[j].y > y)) {
            xs.push_back(ring[j].x + (y - ring[j].y) / (ring[i].y - ring[j].y) * (ring[i].x - ring[j].x));
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

/// The area inside the box, by scan lines.
double area_by_scan_lines(std::vector<Point> const& ring, Box const& box) {
    constexpr int lines = 4000;
    double area = 0;
    for (int i = 0; i < lines; ++i) {
        auto const xs = crossings_at(ring, box.min_y + box.height() * (i + 0.5) / lines);
        for (std::size_t k = 0; k + 1 < xs.size(); k += 2) {
            double const width = std::min(xs[k + 1], box.max_x) - std::max(xs[k], box.min_x);
            area += std::max(width, 0.0) * box.height() / lines;
        }
    }
    return area;
}

/// The vertices on the box's edge that are not its corners.
std::set<std::pair<double, double>> on_edge(std::vector<Point> const& ring) {
    std::set<std::pair<double, double>> found;
    for (Point const p : ring) {
        if ((std::abs(p.x) == 1) != (std::abs(p.y) == 1)) {
            found.emplace(p.x, p.y);
        }
    }
    return found;
}

Point point_at(std::vector<Point> const& line, double along) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double const length = distance(line[i], line[i + 1]);
        if (along <= length) {
            return line[i] + (line[i + 1] - line[i]) * (along / length);
        }
        along -= length;
    }
    return line.back();
}

}  // namespace

TEST_CASE("a line inside the box is one piece, untouched") {
    std::vector<Point> const line{{-1, -1}, {0, 0.5}, {1, 1}};
    auto const pieces = clip_line(line, unit);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].vertices == line);
    CHECK(pieces[0].start_distance == 0);
}

TEST_CASE("a line outside the box leaves nothing, even round its corner") {
    CHECK(clip_line(std::vector<Point>{{2, -1}, {3, 1}}, unit).empty());
    CHECK(clip_line(std::vector<Point>{{0, 2.5}, {2.5, 0}}, unit).empty());
    CHECK(clip_line(std::vector<Point>{{0, 0}}, unit).empty());
    CHECK(clip_line(std::vector<Point>{}, unit).empty());
}

TEST_CASE("a line through the box is cut at both sides and knows how far it had come") {
    auto const pieces = clip_line(std::vector<Point>{{-3, 0}, {5, 0}}, unit);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].vertices == std::vector<Point>{{-1, 0}, {1, 0}});
    CHECK(pieces[0].start_distance == 2);
}

TEST_CASE("a line that leaves and comes back is two pieces") {
    auto const pieces = clip_line(std::vector<Point>{{0, 0}, {3, 0}, {3, 0.5}, {0, 0.5}}, unit);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].vertices == std::vector<Point>{{0, 0}, {1, 0}});
    CHECK(pieces[1].vertices == std::vector<Point>{{1, 0.5}, {0, 0.5}});
    CHECK(pieces[1].start_distance == 5.5);
}

TEST_CASE("a vertex on the box's edge does not break a line that stays inside") {
    CHECK(clip_line(std::vector<Point>{{0, 0}, {1, 0}, {0, 0.5}}, unit).size() == 1);
}

TEST_CASE("the pieces of random lines are as long as what lies inside") {
    std::mt19937 random(1);
    for (int n = 0; n < 50; ++n) {
        std::vector<Point> const line = random_line(random, 12);
        double length = 0;
        for (LinePiece const& piece : clip_line(line, unit)) {
            length += length_of(piece.vertices);
        }
        REQUIRE(length == Approx(length_by_steps(line, unit)).epsilon(2e-3).margin(2e-3));
    }
}

TEST_CASE("pieces lie in the box and begin where they say") {
    std::mt19937 random(2);
    for (int n = 0; n < 200; ++n) {
        std::vector<Point> const line = random_line(random, 12);
        for (LinePiece const& piece : clip_line(line, unit)) {
            REQUIRE(piece.vertices.size() >= 2);
            REQUIRE(distance(piece.vertices.front(), point_at(line, piece.start_distance)) < 1e-9);
            REQUIRE(std::all_of(piece.vertices.begin(), piece.vertices.end(),
                                [](Point p) { return unit.expanded(1e-12).contains(p); }));
        }
    }
}

TEST_CASE("a ring inside the box is kept, and opened if it was closed") {
    std::vector<Point> const open{{0, 0}, {0.5, 0}, {0.5, 0.5}};
    std::vector<Point> const closed{{0, 0}, {0.5, 0}, {0.5, 0.5}, {0, 0}};
    CHECK(clip_ring(open, unit) == open);
    CHECK(clip_ring(closed, unit) == open);
}

TEST_CASE("a ring outside the box leaves nothing") {
    CHECK(clip_ring(std::vector<Point>{{2, 2}, {3, 2}, {3, 3}}, unit).empty());
    CHECK(clip_ring(std::vector<Point>{}, unit).empty());
}

TEST_CASE("a ring around the box leaves the box, whichever way it runs") {
    std::vector<Point> ring{{-9, -9}, {9, -9}, {9, 9}, {-9, 9}};
    CHECK(signed_area(clip_ring(ring, unit)) == 4);
    std::reverse(ring.begin(), ring.end());
    CHECK(signed_area(clip_ring(ring, unit)) == -4);
}

TEST_CASE("a triangle over a corner is cut to what lies inside") {
    auto const cut = clip_ring(std::vector<Point>{{0, 0}, {2, 0}, {0, 2}}, unit);
    CHECK(signed_area(cut) == Approx(1));
    CHECK(std::count(cut.begin(), cut.end(), Point{1, 1}) >= 1);
}

TEST_CASE("random rings keep the area that lies inside") {
    std::mt19937 random(3);
    for (int n = 0; n < 40; ++n) {
        std::vector<Point> const ring = random_star(random, 24);
        REQUIRE(signed_area(clip_ring(ring, unit)) == Approx(area_by_scan_lines(ring, unit)).margin(4e-3));
    }
}

TEST_CASE("a cut ring lies in the box") {
    std::mt19937 random(4);
    for (int n = 0; n < 200; ++n) {
        for (Point const p : clip_ring(random_star(random, 24), unit)) {
            REQUIRE(unit.expanded(1e-12).contains(p));
        }
    }
}

TEST_CASE("a border that two rings share is cut at the same points, whichever way each walks it") {
    std::mt19937 random(5);
    for (int n = 0; n < 200; ++n) {
        std::vector<Point> border = random_line(random, 20, 1.7);
        border.front() = {-0.3, -9};
        border.back() = {0.4, 9};
        std::vector<Point> west = border;
        west.insert(west.end(), {{-9, 9}, {-9, -9}});
        std::vector<Point> east(border.rbegin(), border.rend());
        east.insert(east.end(), {{9, -9}, {9, 9}});
        REQUIRE(on_edge(clip_ring(west, unit)) == on_edge(clip_ring(east, unit)));
    }
}

TEST_CASE("the two sides of a border fill the box between them") {
    std::vector<Point> const border{{-0.3, -9}, {1.5, -0.2}, {0.7, 0.1}, {-1.4, 0.6}, {0.4, 9}};
    std::vector<Point> west = border;
    west.insert(west.end(), {{-9, 9}, {-9, -9}});
    std::vector<Point> east(border.rbegin(), border.rend());
    east.insert(east.end(), {{9, -9}, {9, 9}});
    CHECK(signed_area(clip_ring(west, unit)) + signed_area(clip_ring(east, unit)) == Approx(4));
}

TEST_CASE("a ring that crosses itself has the same places inside when it is cut") {
    std::mt19937 random(6);
    std::uniform_real_distribution<double> coordinate(-1, 1);
    for (int n = 0; n < 300; ++n) {
        std::vector<Point> const ring = random_line(random, 4 + static_cast<std::size_t>(n % 40), 3);
        std::vector<Point> const cut = clip_ring(ring, unit);
        for (int i = 0; i < 50; ++i) {
            Point const p{coordinate(random), coordinate(random)};
            REQUIRE(is_crossed_oddly(p, cut, {}) == is_crossed_oddly(p, ring, {}));
        }
    }
}
