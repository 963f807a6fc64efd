#pragma once

#include "geo/point.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// A point on an integer grid, where questions are answered without rounding: on which side of an edge a
/// point lies, and whether two edges meet, is exact. Ordered from bottom to top, then from left to right.
struct GridPoint {
    std::int32_t y = 0;
    std::int32_t x = 0;
    friend constexpr auto operator<=>(GridPoint, GridPoint) = default;
};

struct GridEdge {
    GridPoint from;
    GridPoint to;
    [[nodiscard]] constexpr std::int32_t min_x() const { return std::min(from.x, to.x); }
    [[nodiscard]] constexpr std::int32_t max_x() const { return std::max(from.x, to.x); }
    [[nodiscard]] constexpr std::int32_t min_y() const { return std::min(from.y, to.y); }
    [[nodiscard]] constexpr std::int32_t max_y() const { return std::max(from.y, to.y); }
};

/// Lays a grid over a plane: some 2^26 cells each way over the bounds of what is drawn, and a power of two
/// cells to a unit, so that whole numbers and eighths of a pixel keep their values. The cells have roughly
/// the aspect ratio of the bounds, which does not change what lies left of what.
class Grid {
  public:
    explicit Grid(Box const& bounds);
    [[nodiscard]] GridPoint grid_from_plane(Point p) const {
        return {static_cast<std::int32_t>((p.y - m_corner.y) * m_cells_per_unit.y + 0.5),
                static_cast<std::int32_t>((p.x - m_corner.x) * m_cells_per_unit.x + 0.5)};
    }
    [[nodiscard]] Point plane_from_grid(GridPoint p) const {
        return {m_corner.x + p.x / m_cells_per_unit.x, m_corner.y + p.y / m_cells_per_unit.y};
    }

  private:
    Point m_corner;
    Point m_cells_per_unit{1, 1};
};

/// Twice the area of a–b–c: positive if c lies left of the way from a to b.
[[nodiscard]] constexpr std::int64_t turn(GridPoint a, GridPoint b, GridPoint c) {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
           (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - a.x);
}

/// Whether `p` lies on the edge, but is none of its ends.
[[nodiscard]] constexpr bool is_within(GridEdge const& edge, GridPoint p) {
    return p != edge.from && p != edge.to && p.x >= edge.min_x() && p.x <= edge.max_x() &&
           p.y >= edge.min_y() && p.y <= edge.max_y() && turn(edge.from, edge.to, p) == 0;
}

/// Whether the two edges cross at a point that is no end of either.
[[nodiscard]] constexpr bool is_crossing(GridEdge const& a, GridEdge const& b) {
    auto const apart = [](std::int64_t one, std::int64_t other) {
        return (one > 0 && other < 0) || (one < 0 && other > 0);
    };
    return apart(turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)) &&
           apart(turn(b.from, b.to, a.from), turn(b.from, b.to, a.to));
}

/// Whether two edges whose boxes meet have a point in common.
[[nodiscard]] constexpr bool have_common_point(GridEdge const& a, GridEdge const& b) {
    auto const on_one_side = [](GridEdge const& edge, GridEdge const& other) {
        std::int64_t const from = turn(edge.from, edge.to, other.from);
        std::int64_t const to = turn(edge.from, edge.to, other.to);
        return (from > 0 && to > 0) || (from < 0 && to < 0);
    };
    return !on_one_side(a, b) && !on_one_side(b, a);
}

/// The edges of rings, ring after ring, without those of zero length, and where each ring's edges end.
struct GridRings {
    std::vector<GridEdge> edges;
    std::vector<std::uint32_t> ends;
};
[[nodiscard]] GridRings grid_rings(std::span<std::vector<Point> const> rings, Grid const& grid);

void append(GridRings& rings, GridRings const& more);

[[nodiscard]] Box bounds_of(std::span<std::vector<Point> const> rings);

}  // namespace gatepost
