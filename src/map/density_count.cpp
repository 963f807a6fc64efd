#include "map/density_count.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace gatepost {

namespace {

constexpr std::int64_t block_cells = 256;  // so wide is a range whose cells are all counted: they fit a cache
constexpr std::size_t few_points = 1024;   // a range that holds no more is counted by sorting
constexpr std::int64_t widest = std::int64_t{1} << 30;  // range whose cells can be numbered
constexpr std::size_t tasks_per_side = 8;

/// Counts ranges of cells one after the other, keeping its memory.
class LayerCounter {
  public:
    LayerCounter(DensityPoints const& points, DensityCells const& cells, std::stop_token stop)
        : m_points(points), m_cells(cells), m_stop(std::move(stop)) {}

    /// Wide ranges with many points are divided, those with none are dropped by one look into the index.
    void count(CellRange const& range) {
        if (m_stop.stop_requested()) {
            return;
        }
        if (range.columns() <= block_cells && range.rows() <= block_cells) {
            m_points.weights ? weigh_block(range) : count_block(range);
        } else if (!count_few(range)) {
            std::int64_t const column = range.first.column + (range.columns() + 1) / 2;
            std::int64_t const row = range.first.row + (range.rows() + 1) / 2;
            count({range.first, {column, row}});
            count({{column, range.first.row}, {range.end.column, row}});
            count({{range.first.column, row}, {column, range.end.row}});
            count({{column, row}, range.end});
        }
    }
    [[nodiscard]] DensityHistogram take() { return std::move(m_histogram); }

  private:
    /// Without a branch a point: whether a cell held something before is as good as random.
    void count_block(CellRange const& range) {
        std::size_t const few = range.size() / 8;  // points; for more, all cells are looked at afterwards
        m_counts.resize(std::max(m_counts.size(), range.size()), 0);
        m_touched.clear();
        m_points.visit(m_cells.box_of(range), [&](Point p, std::uint16_t, double) {
            DensityCell const cell = m_cells.cell_of(p);
            if (range.contains(cell)) {
                std::size_t const at = range.index_of(cell);
                if (m_touched.size() < few) {
                    m_touched.push_back(at);
                }
                ++m_counts[at];
            }
            return true;
        });
        if (m_touched.size() < few) {
            for (std::size_t const at : m_touched) {
                m_histogram.add(std::exchange(m_counts[at], 0U));
            }
            return;
        }
        std::array<std::uint64_t, 128> cells_with{};  // so many points; the last: as many or more
        for (std::uint32_t& count : std::span{m_counts}.first(range.size())) {
            ++cells_with[std::min<std::size_t>(count, cells_with.size() - 1)];
            if (count >= cells_with.size() - 1) {
                m_histogram.add(count);
            }
            count = 0;
        }
        for (std::size_t count = 1; count + 1 < cells_with.size(); ++count) {
            m_histogram.add(static_cast<double>(count), cells_with[count]);
        }
    }

    /// Only cells that hold something are looked at afterwards, and cleared.
    void weigh_block(CellRange const& range) {
        m_amounts.resize(std::max(m_amounts.size(), range.size()), 0.0);
        m_touched.clear();
        m_points.visit(m_cells.box_of(range), [&](Point p, std::uint16_t, double amount) {
            DensityCell const cell = m_cells.cell_of(p);
            if (range.contains(cell) && amount > 0) {
                std::size_t const at = range.index_of(cell);
                if (m_amounts[at] == 0) {
                    m_touched.push_back(at);
                }
                m_amounts[at] += amount;
            }
            return true;
        });
        for (std::size_t const at : m_touched) {
            m_histogram.add(std::exchange(m_amounts[at], 0.0));
        }
    }

    /// False if it holds too many, or is too wide.
    bool count_few(CellRange const& range) {
        if (std::max(range.columns(), range.rows()) > widest) {
            return false;
        }
        m_few.clear();
        m_points.visit(m_cells.box_of(range), [&](Point p, std::uint16_t, double amount) {
            DensityCell const cell = m_cells.cell_of(p);
            if (range.contains(cell) && amount > 0) {
                m_few.emplace_back(range.index_of(cell), amount);
            }
            return m_few.size() <= few_points;
        });
        if (m_few.size() > few_points) {
            return false;
        }
        std::sort(m_few.begin(), m_few.end());
        for (std::size_t i = 0; i < m_few.size();) {
            double amount = 0;
            std::size_t const cell = m_few[i].first;
            for (; i < m_few.size() && m_few[i].first == cell; ++i) {
                amount += m_few[i].second;
            }
            m_histogram.add(amount);
        }
        return true;
    }

    DensityPoints const& m_points;
    DensityCells const& m_cells;
    std::stop_token m_stop;
    DensityHistogram m_histogram;
    std::vector<std::uint32_t> m_counts;  // as the amounts, without weights
    std::vector<double> m_amounts;        // of the cells of a block; zeros in between
    std::vector<std::size_t> m_touched;
    std::vector<std::pair<std::size_t, double>> m_few;
};

/// A part of a range that is divided into `tasks_per_side` columns and rows.
CellRange part_of(CellRange const& range, std::size_t part) {
    auto const edge = [](std::int64_t first, std::int64_t size, std::size_t i) {
        auto const parts = static_cast<std::int64_t>(tasks_per_side);
        return first + size * static_cast<std::int64_t>(i) / parts;
    };
    std::size_t const column = part % tasks_per_side;
    std::size_t const row = part / tasks_per_side;
    return {{edge(range.first.column, range.columns(), column), edge(range.first.row, range.rows(), row)},
            {edge(range.first.column, range.columns(), column + 1),
             edge(range.first.row, range.rows(), row + 1)}};
}

}  // namespace

std::vector<double> count_in_cells(DensityPoints const& points, DensityCells const& cells,
                                   CellRange const& range) {
    std::vector<double> amounts(range.size(), 0.0);
    points.visit(cells.box_of(range), [&](Point p, std::uint16_t, double amount) {
        DensityCell const cell = cells.cell_of(p);
        if (range.contains(cell) && amount > 0) {
            amounts[range.index_of(cell)] += amount;
        }
        return true;
    });
    return amounts;
}

void number_in_cells(DensityPoints const& points, DensityCells const& cells, CellRange const& range,
                     std::vector<std::uint32_t>& numbers) {
    numbers.assign(range.size(), 0);
    points.visit(cells.box_of(range), [&](Point p, std::uint16_t, double) {
        DensityCell const cell = cells.cell_of(p);
        if (range.contains(cell)) {
            ++numbers[range.index_of(cell)];
        }
        return true;
    });
}

DensityHistogram count_whole_layer(DensityPoints const& points, DensityCells const& cells,
                                   JobContext const& job) {
    Box const bounds = points.world->index.bounds();
    if (bounds.is_empty()) {
        return {};
    }
    CellRange const whole = cells.range_of(bounds);
    std::vector<DensityHistogram> histograms(tasks_per_side * tasks_per_side);
    for_each_parallel(job, histograms.size(), [&](std::size_t part, std::size_t) {
        LayerCounter counter(points, cells, job.stop);
        counter.count(part_of(whole, part));
        histograms[part] = counter.take();
    });
    DensityHistogram all;
    for (DensityHistogram const& one : histograms) {
        all.merge(one);
    }
    return all;
}

}  // namespace gatepost
