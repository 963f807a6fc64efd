#include "geo/antimeridian_cut.hpp"

#include <catch2/catch.hpp>

#include "geo/triangles.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using namespace gatepost;

namespace {

Ring box_ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

double area_of(Ring const& ring) { return signed_area(std::span{ring}.first(ring.size() - 1)); }

double area_of(std::vector<RingPolygon> const& polygons) {
    double area = 0;
    for (RingPolygon polygon : polygons) {
        follow_right_hand_rule(polygon);
        for (Ring const& ring : polygon) {
            area += area_of(ring);
        }
    }
    return area;
}

bool lies_within_180(std::vector<RingPolygon> const& polygons) {
    for (auto const& polygon : polygons) {
        for (Ring const& ring : polygon) {
            for (Point const p : ring) {
                if (std::abs(p.x) > 180) {
                    return false;
                }
            }
        }
    }
    return true;
}

/// A ring around a place whose radius goes up and down, so that it crosses a meridian many times.
Ring star(Point centre, double radius_deg, int points, std::mt19937& random) {
    Ring ring;
    std::uniform_real_distribution<double> factor(0.1, 1);
    for (int i = 0; i < points; ++i) {
        double const angle = 2 * M_PI * i / points;
        double const r = radius_deg * factor(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

/// The same ring with one of its vertices on 180, exactly.
Ring with_vertex_on_180(Ring ring, std::size_t vertex) {
    double const east_deg = 180 - ring[vertex].x;
    for (Point& p : ring) {
        p.x += east_deg;
    }
    ring[vertex].x = 180;
    ring.back() = ring.front();
    return ring;
}

std::size_t westernmost(Ring const& ring) {
    auto const found =
        std::min_element(ring.begin(), ring.end() - 1, [](Point a, Point b) { return a.x < b.x; });
    return static_cast<std::size_t>(found - ring.begin());
}

std::size_t easternmost(Ring const& ring) {
    auto const found =
        std::max_element(ring.begin(), ring.end() - 1, [](Point a, Point b) { return a.x < b.x; });
    return static_cast<std::size_t>(found - ring.begin());
}

}  // namespace

TEST_CASE("what lies within 180 stays as it is") {
    auto const pieces = cut_polygon_at_180({box_ring(-180, 0, 180, 10)});
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0][0] == box_ring(-180, 0, 180, 10));
    CHECK(cut_line_at_180(Ring{{170, 0}, {180, 5}}).size() == 1);
}

TEST_CASE("what lies a turn off comes back whole") {
    auto const pieces = cut_polygon_at_180({box_ring(190, 0, 200, 10)});
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0][0] == box_ring(-170, 0, -160, 10));
    CHECK(cut_line_at_180(Ring{{180, 0}, {190, 0}})[0] == Ring{{-180, 0}, {-170, 0}});
}

TEST_CASE("a line across 180 becomes two") {
    auto const pieces = cut_line_at_180(Ring{{170, 0}, {190, 20}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0] == Ring{{170, 0}, {180, 10}});
    CHECK(pieces[1] == Ring{{-180, 10}, {-170, 20}});
}

TEST_CASE("a square across 180 becomes two") {
    auto const pieces = cut_polygon_at_180({box_ring(170, 0, 190, 10)});
    CHECK(pieces.size() == 2);
    CHECK(area_of(pieces) == Approx(200));
    CHECK(lies_within_180(pieces));
}

TEST_CASE("a hole across 180 opens, one beside it stays a hole") {
    auto const pieces =
        cut_polygon_at_180({box_ring(170, 0, 190, 10), box_ring(178, 4, 182, 6), box_ring(-172, 4, -171, 6)});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].size() + pieces[1].size() == 3);
    CHECK(area_of(pieces) == Approx(200 - 8 - 2));
}

TEST_CASE("a horseshoe open to the west becomes three pieces") {
    Ring const horseshoe{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 7},
                         {185, 7}, {185, 3}, {170, 3},  {170, 0}};
    auto const pieces = cut_polygon_at_180({horseshoe});
    CHECK(pieces.size() == 3);
    CHECK(area_of(pieces) == Approx(std::abs(area_of(horseshoe))));
}

TEST_CASE("corners on 180 make no piece without area") {
    CHECK(cut_polygon_at_180({Ring{{170, 0}, {180, 5}, {170, 10}, {170, 0}}}).size() == 1);
    auto const pieces = cut_polygon_at_180({Ring{{170, 5}, {180, 0}, {190, 5}, {180, 10}, {170, 5}}});
    CHECK(pieces.size() == 2);
    CHECK(area_of(pieces) == Approx(100));
}

TEST_CASE("no area is lost or won, whatever the shape and its direction") {
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        Ring outer = star({178 + 0.02 * i, 0}, 20, 5 + i % 60, random);
        if (i % 2 == 1) {
            std::reverse(outer.begin(), outer.end());
        }
        auto const pieces = cut_polygon_at_180({outer});
        CHECK(area_of(pieces) == Approx(std::abs(area_of(outer))));
        CHECK(lies_within_180(pieces));
    }
}

TEST_CASE("a hole that touches 180 with a vertex stays a hole of its side") {
    auto const pieces =
        cut_polygon_at_180({box_ring(170, 0, 190, 10), {{180, 5}, {184, 3}, {184, 7}, {180, 5}}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].size() == 1);
    CHECK(pieces[1].size() == 2);
}

TEST_CASE("no area is lost or won where holes have vertices on 180") {
    std::mt19937 random(11);
    Ring const outer = box_ring(130, -50, 230, 50);
    for (std::size_t i = 0; i < 300; ++i) {
        Ring const hole = star({180, 0}, 20, static_cast<int>(5 + i % 60), random);
        std::size_t const on_180 = i % 3 == 0 ? westernmost(hole) : i % 3 == 1 ? easternmost(hole) : i % 5;
        Ring const touching = with_vertex_on_180(hole, on_180);
        CHECK(area_of(cut_polygon_at_180({outer, touching})) ==
              Approx(100 * 100 - std::abs(area_of(touching))));
        CHECK(area_of(cut_polygon_at_180({touching})) == Approx(std::abs(area_of(touching))));
    }
}

TEST_CASE("a whole turn around a pole is cut once") {
    auto const pieces = cut_polygon_at_180({box_ring(-100, 70, 260, 90)});
    CHECK(pieces.size() == 2);
    CHECK(area_of(pieces) == Approx(360 * 20));
}

TEST_CASE("outer rings run counter-clockwise, holes clockwise") {
    RingPolygon polygon{box_ring(0, 0, 10, 10), box_ring(1, 1, 2, 2)};
    std::reverse(polygon[0].begin(), polygon[0].end());
    follow_right_hand_rule(polygon);
    CHECK(area_of(polygon[0]) == Approx(100));
    CHECK(area_of(polygon[1]) == Approx(-1));
}
