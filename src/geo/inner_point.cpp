#include "geo/inner_point.hpp"

#include "geo/edge_runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <queue>

namespace gatepost {

namespace {

constexpr std::size_t most_vertices = 1000;  // of a ring that are looked at

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
    double at_most;  ///< an upper bound of `inside` for its points
};

bool is_inside(Point p, std::span<std::vector<Point> const> rings) {
    bool is_odd = false;
    for (std::vector<Point> const& ring : rings) {
        is_odd = is_odd != is_crossed_oddly(p, ring, {});
    }
    return is_odd;
}

/// At most 50 heights between those of the vertices.
std::vector<double> heights_between(std::span<std::vector<Point> const> rings) {
    constexpr std::size_t most_heights = 50;
    std::vector<double> ys;
    for (std::vector<Point> const& ring : rings) {
        for (Point const p : ring) {
            ys.push_back(p.y);
        }
    }
    std::sort(ys.begin(), ys.end());
    ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
    std::vector<double> heights;
    std::size_t const step = ys.size() / most_heights + 1;
    for (std::size_t i = 0; i + 1 < ys.size(); i += step) {
        heights.push_back((ys[i] + ys[i + 1]) / 2);
    }
    return heights;
}

/// Where a level line crosses the rings, from left to right.
std::vector<double> crossings_at(double y, std::span<std::vector<Point> const> rings) {
    std::vector<double> xs;
    for (std::vector<Point> const& ring : rings) {
        for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            Point const a = ring[i];
            Point const b = ring[before];
            if ((a.y > y) != (b.y > y)) {
                xs.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
            }
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

/// The middle of the widest stretch inside along some level lines: for slivers and tangles, where no square's
/// middle lies inside.
std::optional<Point> middle_of_widest(std::span<std::vector<Point> const> rings) {
    std::optional<Point> middle;
    double widest = 0;
    for (double const y : heights_between(rings)) {
        std::vector<double> const xs = crossings_at(y, rings);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            Point const candidate{(xs[i] + xs[i + 1]) / 2, y};
            if (xs[i + 1] - xs[i] > widest && is_inside(candidate, rings)) {
                widest = xs[i + 1] - xs[i];
                middle = candidate;
            }
        }
    }
    return middle;
}

/// The middle of the best square.
Point roomiest_point(Rings const& kept, Box const& bounds) {
    double const side = std::min(bounds.width(), bounds.height());
    auto const less_hope = [](Square const& a, Square const& b) { return a.at_most < b.at_most; };
    std::priority_queue<Square, std::vector<Square>, decltype(less_hope)> squares(less_hope);
    double const longest = std::max(bounds.width(), bounds.height());
    constexpr double most_columns = 64;  // keeps a very long polygon from being cut into too many squares
    double const first_side = std::max(side, longest / most_columns);
    for (double x = bounds.min_x; x < bounds.max_x; x += first_side) {
        for (double y = bounds.min_y; y < bounds.max_y; y += first_side) {
            squares.emplace(Point{x + first_side / 2, y + first_side / 2}, first_side / 2, kept);
        }
    }
    Square best(bounds.centre(), 0, kept);
    double const precision = side / 50;
    constexpr int most_halvings = 1000;  // along a thin polygon there are endlessly many equally good points
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

}  // namespace

Point inner_point(std::span<std::vector<Point> const> rings) {
    Box bounds;
    for (std::vector<Point> const& ring : rings) {
        for (Point const p : ring) {
            bounds.grow(p);
        }
    }
    if (bounds.is_empty()) {
        return {};
    }
    if (std::min(bounds.width(), bounds.height()) <= 0) {
        return bounds.centre();
    }
    Point const roomiest = roomiest_point(coarse(rings), bounds);
    return is_inside(roomiest, rings) ? roomiest : middle_of_widest(rings).value_or(roomiest);
}

}  // namespace gatepost
