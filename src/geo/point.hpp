#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace gatepost {

/// A position in the plane of whatever space the variable's name says (lonlat, source, world, screen …). x is
/// east or right, y is north, or down on a screen; lon/lat is always (x = longitude, y = latitude), whatever
/// EPSG says.
struct Point {
    double x = 0;
    double y = 0;

    friend constexpr bool operator==(Point, Point) = default;
    friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend constexpr Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

[[nodiscard]] inline bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }
/// Not hypot: coordinates are nowhere near the limits of a double, and hypot takes five times as long.
[[nodiscard]] inline double distance(Point a, Point b) {
    return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}
[[nodiscard]] constexpr Point midpoint(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

/// An axis-parallel rectangle, edges included. The default one is empty: growing it by a point makes it that
/// point.
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    friend constexpr bool operator==(Box const&, Box const&) = default;

    [[nodiscard]] static constexpr Box around(Point centre, double half_side) {
        return {centre.x - half_side, centre.y - half_side, centre.x + half_side, centre.y + half_side};
    }
    [[nodiscard]] constexpr bool is_empty() const { return min_x > max_x || min_y > max_y; }
    [[nodiscard]] constexpr double width() const { return max_x - min_x; }
    [[nodiscard]] constexpr double height() const { return max_y - min_y; }
    [[nodiscard]] constexpr Point centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    [[nodiscard]] constexpr bool contains(Point p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    [[nodiscard]] constexpr bool contains(Box const& b) const {
        return b.min_x >= min_x && b.max_x <= max_x && b.min_y >= min_y && b.max_y <= max_y;
    }
    [[nodiscard]] constexpr bool intersects(Box const& b) const {
        return b.min_x <= max_x && b.max_x >= min_x && b.min_y <= max_y && b.max_y >= min_y;
    }
    [[nodiscard]] constexpr Box expanded(double by) const {
        return {min_x - by, min_y - by, max_x + by, max_y + by};
    }
    constexpr void grow(Point p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    constexpr void grow(Box const& b) {
        min_x = std::min(min_x, b.min_x);
        min_y = std::min(min_y, b.min_y);
        max_x = std::max(max_x, b.max_x);
        max_y = std::max(max_y, b.max_y);
    }
};

/// The distance of `p` from the segment a–b, in their common unit.
[[nodiscard]] inline double distance_to_segment(Point p, Point a, Point b) {
    Point const along = b - a;
    double const length_squared = along.x * along.x + along.y * along.y;
    if (length_squared == 0) {
        return distance(p, a);
    }
    double const t = ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length_squared;
    return distance(p, a + along * std::clamp(t, 0.0, 1.0));
}

}  // namespace gatepost
