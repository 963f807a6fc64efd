#include "map/density_cells.hpp"

#include <cmath>
#include <numbers>

namespace gatepost {

namespace {

std::int64_t whole(double value) { return static_cast<std::int64_t>(std::floor(value)); }

bool is_odd(std::int64_t row) { return (row & 1) != 0; }

}  // namespace

DensityCells DensityCells::squares(int level) {
    double const side_world = std::ldexp(1.0, level);
    return {Shape::square, side_world, side_world};
}

DensityCells DensityCells::hexagons(double radius_world) {
    return {Shape::hexagon, std::numbers::sqrt3 * radius_world, 1.5 * radius_world};
}

/// The nearest middle lies in one of the two rows between whose middles the point is.
DensityCell DensityCells::hexagon_of(Point world) const {
    std::int64_t const below = whole(world.y / m_row_world);
    auto const nearest_in = [&](std::int64_t row) {
        double const shift = is_odd(row) ? 0.5 : 0.0;
        return DensityCell{whole(world.x / m_width_world - shift + 0.5), row};
    };
    DensityCell const low = nearest_in(below);
    DensityCell const high = nearest_in(below + 1);
    return distance(world, middle_of(low)) <= distance(world, middle_of(high)) ? low : high;
}

Point DensityCells::middle_of(DensityCell cell) const {
    bool const is_square = m_shape == Shape::square;
    double const shift = is_square || is_odd(cell.row) ? 0.5 : 0.0;
    return {(static_cast<double>(cell.column) + shift) * m_width_world,
            (static_cast<double>(cell.row) + (is_square ? 0.5 : 0.0)) * m_row_world};
}

Box DensityCells::box_of(CellRange const& range) const {
    auto const x = [&](std::int64_t column) { return static_cast<double>(column) * m_width_world; };
    auto const y = [&](std::int64_t row) { return static_cast<double>(row) * m_row_world; };
    if (m_shape == Shape::square) {
        return {x(range.first.column), y(range.first.row), x(range.end.column), y(range.end.row)};
    }
    double const radius_world = m_row_world / 1.5;
    return {x(range.first.column) - m_width_world / 2, y(range.first.row) - radius_world, x(range.end.column),
            y(range.end.row - 1) + radius_world};
}

CellRange DensityCells::range_of(Box const& world) const {
    DensityCell const low = cell_of({world.min_x, world.min_y});
    DensityCell const high = cell_of({world.max_x, world.max_y});
    CellRange const range{low, {high.column + 1, high.row + 1}};
    // A hexagon's corners reach into the rows and columns beside it.
    return m_shape == Shape::square ? range : range.expanded(1);
}

}  // namespace gatepost
