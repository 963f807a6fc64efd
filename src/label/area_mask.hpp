#pragma once

#include "geo/point.hpp"
#include "map/viewport.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Which cells of a rectangle of the screen lie in an area: a picture of the area coarse enough to try a name
/// at hundreds of places in it. A cell counts if its middle lies within an odd number of rings.
class AreaMask {
  public:
    AreaMask(Box const& bounds_screen, double cell_px);

    /// Adds a ring, open or closed. O(vertices, and rows that its edges cross).
    void add_ring(std::span<Point const> ring_world, Viewport const& viewport);
    /// What the rings enclose, without these boxes. To be called once, after the last ring: the questions
    /// below are about what it found. O(cells).
    void fill(std::span<Box const> without_screen);

    /// How many pixels of a box lie in the area. O(1): differences of sums over all cells above and to the
    /// left of each (Crow, "Summed-area tables for texture mapping", 1984).
    [[nodiscard]] double covered_px2(Box const& screen) const;
    [[nodiscard]] bool contains(std::size_t column, std::size_t row) const {
        return m_inside[row * m_columns + column] != 0;
    }
    [[nodiscard]] Point middle_of(std::size_t column, std::size_t row) const {
        return {m_bounds.min_x + (static_cast<double>(column) + 0.5) * m_cell_px,
                m_bounds.min_y + (static_cast<double>(row) + 0.5) * m_cell_px};
    }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }

  private:
    [[nodiscard]] std::size_t cell_at(double px, double min_px, std::size_t count) const;

    Box m_bounds;
    double m_cell_px;
    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<std::vector<double>> m_crossings;  // of each row, in columns from the left
    std::vector<std::uint8_t> m_inside;
    std::vector<std::uint32_t> m_sums;  // of one more column and row than there are cells
};

}  // namespace gatepost
