#pragma once

#include "geo/point.hpp"

#include <cstdint>

namespace gatepost {

/// A cell of a lattice over the world plane, as DensityCells numbers it.
struct DensityCell {
    std::int64_t column = 0;
    std::int64_t row = 0;
    friend bool operator==(DensityCell, DensityCell) = default;
};

/// Cells in columns and rows, the end not among them.
struct CellRange {
    DensityCell first;
    DensityCell end;

    [[nodiscard]] bool contains(DensityCell cell) const {
        return cell.column >= first.column && cell.column < end.column && cell.row >= first.row &&
               cell.row < end.row;
    }
    [[nodiscard]] std::int64_t columns() const { return end.column - first.column; }
    [[nodiscard]] std::int64_t rows() const { return end.row - first.row; }
    /// Row by row, from the first.
    [[nodiscard]] std::size_t index_of(DensityCell cell) const {
        return static_cast<std::size_t>((cell.row - first.row) * columns() + cell.column - first.column);
    }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(columns() * rows()); }
    [[nodiscard]] CellRange expanded(std::int64_t by) const {
        return {{first.column - by, first.row - by}, {end.column + by, end.row + by}};
    }
};

/// The lattice in whose cells points are counted: squares, or hexagons that stand on a corner. It has no
/// bounds, and cell (0, 0) begins (a square) or has its middle (a hexagon) at the world's origin.
class DensityCells {
  public:
    enum class Shape : std::uint8_t { square, hexagon };

    /// Squares of 2^level map units, as the pixels of a tile of that level are: their edges are exact.
    [[nodiscard]] static DensityCells squares(int level);
    /// `radius_world`: from the middle to a corner.
    [[nodiscard]] static DensityCells hexagons(double radius_world);

    [[nodiscard]] Shape shape() const { return m_shape; }
    [[nodiscard]] double width_world() const { return m_width_world; }
    [[nodiscard]] double row_world() const { return m_row_world; }
    /// Every point is in one cell: in the square that it is in or whose left or lower edge it is on; in the
    /// hexagon whose middle is nearest.
    [[nodiscard]] DensityCell cell_of(Point world) const {
        return m_shape == Shape::hexagon ? hexagon_of(world) : square_of(world);
    }
    [[nodiscard]] Point middle_of(DensityCell cell) const;
    /// A box that holds every point of these cells, and perhaps others.
    [[nodiscard]] Box box_of(CellRange const& range) const;
    /// The cells that can have points in a box.
    [[nodiscard]] CellRange range_of(Box const& world) const;

  private:
    DensityCells(Shape shape, double width_world, double row_world)
        : m_shape(shape),
          m_width_world(width_world),
          m_row_world(row_world),
          m_columns_per_world(1 / width_world) {}
    /// Multiplying by a power of two is exact. (Not std::floor: it is a call, and took half of the time.)
    [[nodiscard]] DensityCell square_of(Point world) const {
        auto const below = [](double value) {
            auto const cut = static_cast<std::int64_t>(value);
            return cut - (value < static_cast<double>(cut) ? 1 : 0);
        };
        return {below(world.x * m_columns_per_world), below(world.y * m_columns_per_world)};
    }
    [[nodiscard]] DensityCell hexagon_of(Point world) const;

    Shape m_shape;
    double m_width_world;  // from column to column
    double m_row_world;    // from row to row; every second row of hexagons is half a column further right
    double m_columns_per_world;
};

}  // namespace gatepost
