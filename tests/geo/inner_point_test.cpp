#include "geo/inner_point.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <random>

using namespace gatepost;

namespace {

using Ring = std::vector<Point>;

Ring box_ring(Box const& box) {
    return {{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
}

Ring circle(Point centre, double radius, int vertices) {
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        double const angle = 2 * std::numbers::pi * i / vertices;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
    }
    return ring;
}

double distance_to_edges(Point p, std::vector<Ring> const& rings) {
    double nearest = 1e300;
    for (Ring const& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            Point const a = ring[i];
            Point const along = ring[(i + 1) % ring.size()] - a;
            double const length2 = along.x * along.x + along.y * along.y;
            double const t =
                length2 > 0 ? std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0)
                            : 0.0;
            nearest = std::min(nearest, distance(p, a + along * t));
        }
    }
    return nearest;
}

bool is_inside(Point p, std::vector<Ring> const& rings) {
    bool inside = false;
    for (Ring const& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            Point const a = ring[i];
            Point const b = ring[(i + 1) % ring.size()];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
        }
    }
    return inside;
}

}  // namespace

TEST_CASE("the inner point of a rectangle lies on its middle line, half its smaller side from the edges") {
    std::vector<Ring> const rings{box_ring({0, 0, 100, 20})};
    Point const p = inner_point(rings);
    CHECK(distance_to_edges(p, rings) == Approx(10).margin(0.4));
}

TEST_CASE("the name of a bay lies in its land, not in the middle of its bounds") {
    std::vector<Ring> const horseshoe{
        {{0, 0}, {100, 0}, {100, 100}, {70, 100}, {70, 20}, {20, 20}, {20, 100}, {0, 100}}};
    Point const p = inner_point(horseshoe);
    CHECK(is_inside(p, horseshoe));
    CHECK(p.x > 70);  // the thicker arm
}

TEST_CASE("a hole in the middle moves the point aside") {
    std::vector<Ring> const ring{circle({0, 0}, 100, 90), circle({20, 0}, 40, 60)};
    Point const p = inner_point(ring);
    CHECK(is_inside(p, ring));
    CHECK(distance_to_edges(p, ring) == Approx(40).margin(4));
    CHECK(p.x < -40);
}

TEST_CASE("of random stars no point of a fine grid lies much further inside") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> radius(10, 100);
    for (int star = 0; star < 40; ++star) {
        Ring ring = circle({300, -200}, 1, 5 + star);
        for (Point& p : ring) {
            p = Point{300, -200} + (p - Point{300, -200}) * radius(random);
        }
        std::vector<Ring> const rings{ring};
        double best = 0;
        for (double x = 200; x <= 400; x += 4) {
            for (double y = -300; y <= -100; y += 4) {
                best = std::max(best, is_inside({x, y}, rings) ? distance_to_edges({x, y}, rings) : 0);
            }
        }
        Point const p = inner_point(rings);
        CHECK(is_inside(p, rings));
        CHECK(distance_to_edges(p, rings) >= best - 4);
    }
}

TEST_CASE("polygons of a million vertices, of none, and without area have an inner point too") {
    std::vector<Ring> const large{circle({1e7, 2e6}, 5e4, 1'000'000)};
    CHECK(distance(inner_point(large), {1e7, 2e6}) < 2e3);
    CHECK(inner_point({}) == Point{0, 0});
    CHECK(inner_point(std::vector<Ring>{{}}) == Point{0, 0});
    CHECK(inner_point(std::vector<Ring>{{{3, 4}, {3, 4}, {3, 4}}}) == Point{3, 4});
    CHECK(inner_point(std::vector<Ring>{{{0, 5}, {9, 5}, {3, 5}}}) == Point{4.5, 5});
    std::vector<Ring> const thin{box_ring({0, 0, 1e6, 1})};
    CHECK(is_inside(inner_point(thin), thin));
}
