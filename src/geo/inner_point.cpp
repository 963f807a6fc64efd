#include "geo/inner_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace gatepost {

namespace {

constexpr std::size_t most_vertices = 1000;  // that are looked at of a ring

using Rings = std::vector<std::vector<Point>>;

Rings coarse(std::span<std::vector<Point> const> rings) {
    Rings kept;
    for (std::vector<Point> const& ring : rings) {
        std::size_t const step = ring.size() / most_vertices + 1;
        std::vector<Point>& coarser = kept.emplace_back();
        for (std::size_t i = 0; i < ring.size(); i += step) {
            coarser.push_back(ring[i]);
        }
    }
    return kept;
}

double squared_distance_to_edge(Point p, Point a, Point b) {
    Point const along = b - a;
    double const length2 = along.x * along.x + along.y * along.y;
    double const t =
        length2 > 0 ? std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0) : 0;
    Point const off = a + along * t - p;
    return off.x * off.x + off.y * off.y;
}

/// Positive inside.
double distance_inside(Point p, Rings const& rings) {
    bool inside = false;
    double nearest2 = std::numeric_limits<double>::infinity();
    for (std::vector<Point> const& ring : rings) {
        for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            Point const a = ring[i];
            Point const b = ring[before];
            bool const crosses = (a.y > p.y) != (b.y > p.y);
            if (crosses && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
            nearest2 = std::min(nearest2, squared_distance_to_edge(p, a, b));
        }
    }
    return inside ? std::sqrt(nearest2) : -std::sqrt(nearest2);
}

struct Square {
    Square(Point at, double half, Rings const& rings)
        : centre(at),
          half_side(half),
          inside(distance_inside(at, rings)),
          at_most(inside + half * std::numbers::sqrt2) {}
    Point centre;
    double half_side;
    double inside;
    double at_most;  ///< that any of its points can lie inside
};

}  // namespace

Point inner_point(std::span<std::vector<Point> const> rings) {
    Rings const kept = coarse(rings);
    Box bounds;
    for (Point const p : kept.empty() ? std::vector<Point>{} : kept.front()) {
        bounds.grow(p);
    }
    if (bounds.is_empty()) {
        return {};
    }
    double const side = std::min(bounds.width(), bounds.height());
    if (side <= 0) {
        return bounds.centre();
    }
    auto const less_hope = [](Square const& a, Square const& b) { return a.at_most < b.at_most; };
    std::priority_queue<Square, std::vector<Square>, decltype(less_hope)> squares(less_hope);
    double const longest = std::max(bounds.width(), bounds.height());
    constexpr double most_columns = 64;  // a very long polygon is not cut into ever so many squares
    double const first_side = std::max(side, longest / most_columns);
    for (double x = bounds.min_x; x < bounds.max_x; x += first_side) {
        for (double y = bounds.min_y; y < bounds.max_y; y += first_side) {
            squares.emplace(Point{x + first_side / 2, y + first_side / 2}, first_side / 2, kept);
        }
    }
    Square best(bounds.centre(), 0, kept);
    double const precision = side / 50;
    constexpr int most_halvings = 1000;  // along a thin polygon there is no end of points that are as good
    for (int i = 0; i < most_halvings && squares.top().at_most - best.inside > precision; ++i) {
        Square const square = squares.top();
        squares.pop();
        if (square.inside > best.inside) {
            best = square;
        }
        double const half = square.half_side / 2;
        for (Point const way : {Point{-1, -1}, Point{1, -1}, Point{-1, 1}, Point{1, 1}}) {
            squares.emplace(square.centre + way * half, half, kept);
        }
    }
    return best.centre;
}

}  // namespace gatepost
