#include "geo/grid_edges.hpp"

namespace gatepost {

namespace {

double cells_per_unit(double extent) {
    constexpr int cells_log2 = 26;  // the product of two differences fits into 64 bits
    return extent > 0 ? std::ldexp(1.0, cells_log2 - std::ilogb(extent) - 1) : 1;
}

}  // namespace

Grid::Grid(Box const& bounds) {
    if (!bounds.is_empty() && std::isfinite(bounds.width()) && std::isfinite(bounds.height())) {
        m_corner = {bounds.min_x, bounds.min_y};
        m_cells_per_unit = {cells_per_unit(bounds.width()), cells_per_unit(bounds.height())};
    }
}

GridRings grid_rings(std::span<std::vector<Point> const> rings, Grid const& grid) {
    GridRings result;
    std::size_t vertices = 0;
    for (std::vector<Point> const& ring : rings) {
        vertices += ring.size();
    }
    result.edges.reserve(vertices);
    result.ends.reserve(rings.size());
    for (std::vector<Point> const& ring : rings) {
        GridPoint before = ring.empty() ? GridPoint() : grid.grid_from_plane(ring.back());
        for (Point const vertex : ring) {
            GridPoint const here = grid.grid_from_plane(vertex);
            if (here != before) {
                result.edges.push_back({before, here});
                before = here;
            }
        }
        result.ends.push_back(static_cast<std::uint32_t>(result.edges.size()));
    }
    return result;
}

void append(GridRings& rings, GridRings const& more) {
    auto const first = static_cast<std::uint32_t>(rings.edges.size());
    rings.edges.insert(rings.edges.end(), more.edges.begin(), more.edges.end());
    for (std::uint32_t const end : more.ends) {
        rings.ends.push_back(first + end);
    }
}

Box bounds_of(std::span<std::vector<Point> const> rings) {
    Box bounds;
    for (std::vector<Point> const& ring : rings) {
        for (Point const vertex : ring) {
            bounds.grow(vertex);
        }
    }
    return bounds;
}

}  // namespace gatepost
