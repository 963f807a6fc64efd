#include "geo/even_odd_cells.hpp"

#include <cmath>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t most_rows = 1024;
constexpr std::size_t least_rows = 128;
constexpr std::size_t most_steps = 200'000'000;  // row by row along edges: some 0.3 s

struct Run {
    std::size_t begin;  // columns
    std::size_t end;
    std::size_t first_row;
};

/// Cells over the bounds of some edges, with a mark where inside begins or ends along a row.
class Cells {
  public:
    explicit Cells(std::vector<GridEdge> const& edges) {
        GridEdge box{edges.front().from, edges.front().from};
        for (GridEdge const& edge : edges) {
            box.from = {std::min(box.from.y, edge.min_y()), std::min(box.from.x, edge.min_x())};
            box.to = {std::max(box.to.y, edge.max_y()), std::max(box.to.x, edge.max_x())};
        }
        m_corner = box.from;
        double const width = static_cast<double>(box.to.x) - box.from.x;
        double const height = static_cast<double>(box.to.y) - box.from.y;
        std::size_t const across = std::clamp(most_steps / edges.size(), least_rows, most_rows);
        m_width = std::max(width / static_cast<double>(across), 1.0);
        m_height = std::max(height / static_cast<double>(across), 1.0);
        m_columns = static_cast<std::size_t>(width / m_width) + 1;
        m_rows = static_cast<std::size_t>(height / m_height) + 1;
        m_marks.resize(m_rows * (m_columns + 1));
        for (GridEdge const& edge : edges) {
            mark(edge);
        }
    }
    [[nodiscard]] std::size_t rows() const { return m_rows; }

    [[nodiscard]] std::vector<Run> runs_of(std::size_t row) const {
        std::vector<Run> runs;
        bool is_inside = false;
        for (std::size_t column = 0; column <= m_columns; ++column) {
            if (m_marks[row * (m_columns + 1) + column] == 0) {
                continue;
            }
            is_inside ? void(runs.back().end = column) : runs.push_back({column, column, row});
            is_inside = !is_inside;
        }
        return runs;
    }
    [[nodiscard]] GridPoint corner(std::size_t row, std::size_t column) const {
        return {m_corner.y + static_cast<std::int32_t>(static_cast<double>(row) * m_height),
                m_corner.x + static_cast<std::int32_t>(static_cast<double>(column) * m_width)};
    }

  private:
    /// Marks, in each row whose middle the edge crosses, the first column whose middle is to the right of the
    /// edge.
    void mark(GridEdge const& edge) {
        auto const place = [this](GridPoint p) {
            return Point{(static_cast<double>(p.x) - m_corner.x) / m_width,
                         (static_cast<double>(p.y) - m_corner.y) / m_height};
        };
        Point const low = place(std::min(edge.from, edge.to));
        Point const high = place(std::max(edge.from, edge.to));
        auto const first_middle = [](double at) {
            return static_cast<std::size_t>(std::max(std::ceil(at - 0.5), 0.0));
        };
        std::size_t const end = std::min(first_middle(high.y), m_rows);
        double const slope = (high.x - low.x) / (high.y - low.y);
        for (std::size_t row = first_middle(low.y); row < end; ++row) {
            double const x = low.x + (static_cast<double>(row) + 0.5 - low.y) * slope;
            m_marks[row * (m_columns + 1) + std::min(first_middle(x), m_columns)] ^= 1U;
        }
    }

    GridPoint m_corner;
    double m_width = 1;  // of a cell
    double m_height = 1;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<std::uint8_t> m_marks;
};

class Rectangles {
  public:
    Rectangles(Cells cells, Grid const& grid) : m_cells(std::move(cells)), m_grid(grid) {}

    Triangles fill() {
        std::vector<Run> open;
        for (std::size_t row = 0; row < m_cells.rows(); ++row) {
            std::vector<Run> runs = m_cells.runs_of(row);
            continue_runs(open, runs, row);
            open = std::move(runs);
        }
        std::vector<Run> nothing;
        continue_runs(open, nothing, m_cells.rows());
        return std::move(m_triangles);
    }

  private:
    /// Runs that are the same in the next row continue; the others become rectangles.
    void continue_runs(std::vector<Run> const& open, std::vector<Run>& runs, std::size_t row) {
        auto same = runs.begin();
        for (Run const& run : open) {
            while (same != runs.end() && same->begin < run.begin) {
                ++same;
            }
            if (same != runs.end() && same->begin == run.begin && same->end == run.end) {
                same->first_row = run.first_row;
            } else {
                add_rectangle(run, row);
            }
        }
    }

    void add_rectangle(Run const& run, std::size_t end_row) {
        auto const first = static_cast<std::uint32_t>(m_triangles.vertices.size());
        for (GridPoint const corner :
             {m_cells.corner(run.first_row, run.begin), m_cells.corner(run.first_row, run.end),
              m_cells.corner(end_row, run.end), m_cells.corner(end_row, run.begin)}) {
            m_triangles.vertices.push_back(m_grid.plane_from_grid(corner));
        }
        m_triangles.indexes.insert(m_triangles.indexes.end(),
                                   {first, first + 1, first + 2, first, first + 2, first + 3});
    }

    Cells m_cells;
    Grid const& m_grid;
    Triangles m_triangles;
};

}  // namespace

Triangles fill_cells(GridRings const& rings, Grid const& grid) {
    return rings.edges.empty() ? Triangles() : Rectangles(Cells(rings.edges), grid).fill();
}

}  // namespace gatepost
