#include "label/area_mask.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

AreaMask::AreaMask(Box const& bounds_screen, double cell_px)
    : m_bounds(bounds_screen),
      m_cell_px(cell_px),
      m_columns(static_cast<std::size_t>(std::max(1.0, std::ceil(bounds_screen.width() / cell_px)))),
      m_rows(static_cast<std::size_t>(std::max(1.0, std::ceil(bounds_screen.height() / cell_px)))),
      m_crossings(m_rows),
      m_inside(m_columns * m_rows),
      m_sums((m_columns + 1) * (m_rows + 1)) {}

void AreaMask::add_ring(std::span<Point const> ring_world, Viewport const& viewport) {
    if (ring_world.empty()) {
        return;
    }
    // In cells, less half of one, so that the middles of cells are whole numbers.
    auto const in_cells = [&](Point world) {
        Point const screen = viewport.screen_from_world(world);
        return Point{(screen.x - m_bounds.min_x) / m_cell_px - 0.5,
                     (screen.y - m_bounds.min_y) / m_cell_px - 0.5};
    };
    auto const last_row = static_cast<double>(m_rows) - 1;
    Point before = in_cells(ring_world.back());
    for (Point const world : ring_world) {
        Point const here = in_cells(world);
        double const from = std::max(0.0, std::ceil(std::min(before.y, here.y)));
        double const below = std::max(before.y, here.y);
        for (double y = from; y < below && y <= last_row; ++y) {
            double const x = before.x + (here.x - before.x) * (y - before.y) / (here.y - before.y);
            m_crossings[static_cast<std::size_t>(y)].push_back(x);
        }
        before = here;
    }
}

void AreaMask::fill(std::span<Box const> without_screen) {
    auto const column_from = [&](double x) {
        return static_cast<std::size_t>(std::clamp(std::ceil(x), 0.0, static_cast<double>(m_columns)));
    };
    for (std::size_t row = 0; row < m_rows; ++row) {
        std::vector<double>& xs = m_crossings[row];
        std::sort(xs.begin(), xs.end());
        std::uint8_t* const cells = m_inside.data() + row * m_columns;
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            std::fill(cells + column_from(xs[i]), cells + column_from(xs[i + 1]), std::uint8_t{1});
        }
    }
    for (Box const& box : without_screen) {
        std::size_t const begin = cell_at(box.min_x, m_bounds.min_x, m_columns);
        std::size_t const end = cell_at(box.max_x + m_cell_px, m_bounds.min_x, m_columns);
        std::size_t const last_row = cell_at(box.max_y + m_cell_px, m_bounds.min_y, m_rows);
        for (std::size_t row = cell_at(box.min_y, m_bounds.min_y, m_rows); row < last_row; ++row) {
            std::uint8_t* const cells = m_inside.data() + row * m_columns;
            std::fill(cells + begin, cells + end, std::uint8_t{0});
        }
    }
    for (std::size_t row = 0; row < m_rows; ++row) {
        std::uint32_t of_row = 0;
        for (std::size_t column = 0; column < m_columns; ++column) {
            of_row += m_inside[row * m_columns + column];
            m_sums[(row + 1) * (m_columns + 1) + column + 1] =
                m_sums[row * (m_columns + 1) + column + 1] + of_row;
        }
    }
}

std::size_t AreaMask::cell_at(double px, double min_px, std::size_t count) const {
    return static_cast<std::size_t>(std::clamp((px - min_px) / m_cell_px, 0.0, static_cast<double>(count)));
}

double AreaMask::covered_px2(Box const& screen) const {
    auto const nearest = [&](double px, double min_px, std::size_t count) {
        return cell_at(px + m_cell_px / 2, min_px, count);
    };
    std::size_t const left = nearest(screen.min_x, m_bounds.min_x, m_columns);
    std::size_t const right = nearest(screen.max_x, m_bounds.min_x, m_columns);
    std::size_t const top = nearest(screen.min_y, m_bounds.min_y, m_rows) * (m_columns + 1);
    std::size_t const bottom = nearest(screen.max_y, m_bounds.min_y, m_rows) * (m_columns + 1);
    std::uint32_t const cells =
        m_sums[bottom + right] - m_sums[top + right] - m_sums[bottom + left] + m_sums[top + left];
    return static_cast<double>(cells) * m_cell_px * m_cell_px;
}

}  // namespace gatepost
