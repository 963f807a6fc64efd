#include "label/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace gatepost {

namespace {

/// Small cells, one bit each, set if the cell is covered entirely: in a crowded place they show at once that
/// a box is not free.
class CoveredCells {
  public:
    explicit CoveredCells(Box const& frame)
        : m_frame(frame),
          m_columns(std::max(0, static_cast<int>(frame.width() / side_px))),
          m_rows(std::max(0, static_cast<int>(frame.height() / side_px))),
          m_words_a_row(static_cast<std::size_t>(m_columns) / 64 + 1),
          m_words(m_words_a_row * static_cast<std::size_t>(m_rows)) {}

    void add(Box const& box) {
        for_each_word(inner(box.min_x - m_frame.min_x, box.max_x - m_frame.min_x, m_columns),
                      inner(box.min_y - m_frame.min_y, box.max_y - m_frame.min_y, m_rows),
                      [&](std::size_t word, std::uint64_t mask) {
                          m_words[word] |= mask;
                          return true;
                      });
    }
    /// Whether a cell that the box overlaps is covered.
    [[nodiscard]] bool meets(Box const& box) const {
        return !for_each_word(
            outer(box.min_x - m_frame.min_x, box.max_x - m_frame.min_x, m_columns),
            outer(box.min_y - m_frame.min_y, box.max_y - m_frame.min_y, m_rows),
            [&](std::size_t word, std::uint64_t mask) { return (m_words[word] & mask) == 0; });
    }

  private:
    static constexpr double side_px = 4;
    struct Range {  // of cells, the end excluded
        int begin, end;
    };
    static Range clamped(double begin, double end, int count) {
        auto const cell = [&](double v) {
            return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(count)));
        };
        return {cell(begin), cell(end)};
    }
    static Range inner(double low_px, double high_px, int count) {
        return clamped(std::ceil(low_px / side_px), std::floor(high_px / side_px), count);
    }
    static Range outer(double low_px, double high_px, int count) {
        return clamped(std::floor(low_px / side_px), std::ceil(high_px / side_px), count);
    }
    /// Calls visit(word, bits) until it returns false; returns whether it got to the end.
    template <class Visit>
    bool for_each_word(Range columns, Range rows, Visit visit) const {
        for (int row = rows.begin; row < rows.end; ++row) {
            std::size_t const first_word = static_cast<std::size_t>(row) * m_words_a_row;
            for (int begin = columns.begin; begin < columns.end;) {
                int const end = std::min(columns.end, (begin / 64 + 1) * 64);
                std::uint64_t const ones = ~std::uint64_t{0} >> static_cast<unsigned>(64 - (end - begin));
                if (!visit(first_word + static_cast<std::size_t>(begin) / 64,
                           ones << static_cast<unsigned>(begin % 64))) {
                    return false;
                }
                begin = end;
            }
        }
        return true;
    }

    Box m_frame;
    int m_columns;
    int m_rows;
    std::size_t m_words_a_row;
    std::vector<std::uint64_t> m_words;
};

/// Boxes by the cells they touch, so that a new one is only compared with its neighbourhood.
class OccupiedGrid {
  public:
    explicit OccupiedGrid(Box const& frame)
        : m_frame(frame),
          m_covered(frame),
          m_columns(static_cast<int>(frame.width() / cell_px) + 1),
          m_rows(static_cast<int>(frame.height() / cell_px) + 1),
          m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

    [[nodiscard]] bool is_free(Box const& box) const {
        return !m_covered.meets(box) && for_each_cell(box, [&](std::size_t cell) {
            return std::none_of(m_cells[cell].begin(), m_cells[cell].end(),
                                [&](Box const& other) { return meet(box, other); });
        });
    }
    /// How many boxes meet this one; those that lie in several cells count as often.
    [[nodiscard]] std::size_t count_under(Box const& box) const {
        std::size_t count = 0;
        for_each_cell(box, [&](std::size_t cell) {
            count +=
                static_cast<std::size_t>(std::count_if(m_cells[cell].begin(), m_cells[cell].end(),
                                                       [&](Box const& other) { return meet(box, other); }));
            return true;
        });
        return count;
    }
    void add(Box const& box) {
        m_covered.add(box);
        for_each_cell(box, [&](std::size_t cell) {
            m_cells[cell].push_back(box);
            return true;
        });
    }

  private:
    static constexpr double cell_px = 64;
    static bool meet(Box const& a, Box const& b) {
        return a.min_x < b.max_x && a.max_x > b.min_x && a.min_y < b.max_y && a.max_y > b.min_y;
    }

    /// Calls visit(cell) until it returns false; returns whether it got to the end.
    template <class Visit>
    bool for_each_cell(Box const& box, Visit visit) const {
        auto const cell = [](double v, double min, int count) {
            return static_cast<int>(std::clamp((v - min) / cell_px, 0.0, static_cast<double>(count - 1)));
        };
        if (!box.intersects(m_frame)) {
            return true;
        }
        for (int y = cell(box.min_y, m_frame.min_y, m_rows); y <= cell(box.max_y, m_frame.min_y, m_rows);
             ++y) {
            for (int x = cell(box.min_x, m_frame.min_x, m_columns);
                 x <= cell(box.max_x, m_frame.min_x, m_columns); ++x) {
                if (!visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) +
                           static_cast<std::size_t>(x))) {
                    return false;
                }
            }
        }
        return true;
    }

    Box m_frame;
    CoveredCells m_covered;
    int m_columns;
    int m_rows;
    std::vector<std::vector<Box>> m_cells;  // copies, so that boxes that are compared together lie together
};

/// The boxes for a label that does not follow a line: around the symbol and further off, or centred on the
/// anchor. Their number is fixed, so no memory is allocated.
class Positions {
  public:
    explicit Positions(LabelBox const& label) {
        Point const at = label.anchor_screen;
        double const w = label.width_px;
        double const h = label.height_px;
        double const r = label.symbol_radius_px;
        auto const add = [&](double x, double y) {
            m_boxes[m_size++] = {at.x + x, at.y + y, at.x + x + w, at.y + y + h};
        };
        if (!label.choices.empty()) {
            return;
        }
        if (r <= 0) {
            add(-w / 2, -h / 2);
            return;
        }
        constexpr double gap = 2;
        for (double const off : off_px) {
            double const c = r + off;
            double const d = c + gap;
            add(d, -h / 2);
            add(-d - w, -h / 2);
            add(-w / 2, -d - h);
            add(-w / 2, d);
            add(c, -c - h);
            add(c, c);
            add(-c - w, -c - h);
            add(-c - w, c);
            if (!label.may_stand_off) {
                break;
            }
        }
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::span<Box const> one(std::size_t choice) const { return {&m_boxes[choice], 1}; }

  private:
    static constexpr std::array<double, 3> off_px{0, 11,
                                                  24};  // at it, and near enough to be taken for its label
    std::array<Box, off_px.size() * near_choices> m_boxes;
    std::size_t m_size = 0;
};

/// The places where a label may stand, each as the boxes that the label covers there.
class Choices {
  public:
    explicit Choices(LabelBox const& label) : m_label(label), m_positions(label) {}
    [[nodiscard]] std::size_t size() const {
        return m_label.choices.empty() ? m_positions.size() : m_label.choices.size();
    }
    [[nodiscard]] std::span<Box const> operator[](std::size_t choice) const {
        return m_label.choices.empty() ? m_positions.one(choice) : std::span(m_label.choices[choice]);
    }

  private:
    LabelBox const& m_label;
    Positions m_positions;
};

/// The choice to try as the i-th: 0, 1, 2 …, except that `first`, if given, is tried before the others.
std::size_t in_order(std::size_t i, std::size_t choices, std::optional<std::size_t> first) {
    if (!first || *first >= choices) {
        return i;
    }
    return i == 0 ? *first : i <= *first ? i - 1 : i;
}

Box around(std::span<Box const> boxes) {
    Box all;
    for (Box const& box : boxes) {
        all.grow(box);
    }
    return all;
}

bool is_within(Box const& frame, std::span<Box const> wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](Box const& box) { return frame.contains(box); });
}

/// What covers the map while labels are placed, one after the other.
class Placement {
  public:
    Placement(std::span<Box const> obstacles, std::span<Box const> avoided, std::span<Box const> reserved,
              Box const& frame)
        : m_frame(frame), m_taken(frame), m_avoided(frame), m_fixed(frame) {
        add(m_taken, obstacles);
        add(m_taken, reserved);
        add(m_fixed, reserved);
        add(m_avoided, avoided);
    }

    [[nodiscard]] std::optional<LabelSpot> place(LabelBox const& label) {
        bool const is_out_of_sight =
            label.choices.empty() && label.symbol_radius_px > 0 && !m_frame.contains(label.anchor_screen);
        if (is_out_of_sight) {
            return std::nullopt;  // without its symbol, a label would be taken for another symbol's
        }
        Choices const choices(label);
        auto best = free_choice(label, choices);
        if (!best && label.short_height_px > 0) {
            return place_short(label);
        }
        if (!best && label.is_obligatory) {
            best = least_covering(choices);
        }
        if (!best) {
            return std::nullopt;
        }
        add(m_taken, choices[*best]);
        add(m_fixed, choices[*best]);
        return LabelSpot{*best, around(choices[*best])};
    }

  private:
    static void add(OccupiedGrid& grid, std::span<Box const> boxes) {
        std::for_each(boxes.begin(), boxes.end(), [&](Box const& box) { grid.add(box); });
    }
    static bool is_free(OccupiedGrid const& grid, std::span<Box const> wanted) {
        return std::all_of(wanted.begin(), wanted.end(), [&](Box const& box) { return grid.is_free(box); });
    }

    [[nodiscard]] std::optional<LabelSpot> place_short(LabelBox label) {
        label.width_px = std::exchange(label.short_width_px, 0);
        label.height_px = std::exchange(label.short_height_px, 0);
        auto spot = place(label);
        if (spot) {
            spot->is_short = true;
        }
        return spot;
    }
    /// The first free choice, until one is found that also covers nothing to be avoided.
    [[nodiscard]] std::optional<std::size_t> free_choice(LabelBox const& label,
                                                         Choices const& choices) const {
        std::optional<std::size_t> best;
        for (std::size_t turn = 0; turn < choices.size(); ++turn) {
            std::size_t const choice = in_order(turn, choices.size(), label.first_choice);
            auto const wanted = choices[choice];
            if (!is_within(m_frame, wanted) || !is_free(m_taken, wanted)) {
                continue;
            }
            if (best && choice >= near_choices && label.choices.empty()) {
                break;  // covering what is to be avoided is better than standing far off
            }
            if (is_free(m_avoided, wanted)) {
                return choice;
            }
            best = best ? best : choice;
        }
        return best;
    }
    /// The choice that covers the fewest obstacles, of those that nothing fixed forbids.
    [[nodiscard]] std::optional<std::size_t> least_covering(Choices const& choices) const {
        std::optional<std::size_t> best;
        std::size_t fewest = std::numeric_limits<std::size_t>::max();
        for (std::size_t choice = 0; choice < choices.size(); ++choice) {
            auto const wanted = choices[choice];
            if (!is_within(m_frame, wanted) || !is_free(m_fixed, wanted)) {
                continue;
            }
            std::size_t covered = 0;
            for (Box const& box : wanted) {
                covered += m_taken.count_under(box);
            }
            if (covered < fewest) {
                fewest = covered;
                best = choice;
            }
        }
        return best;
    }

    Box m_frame;
    OccupiedGrid m_taken;
    OccupiedGrid m_avoided;
    OccupiedGrid m_fixed;  // that not even an obligatory label covers
};

}  // namespace

std::vector<std::optional<LabelSpot>> place_labels(std::span<LabelBox const> boxes,
                                                   std::span<Box const> obstacles,
                                                   std::span<Box const> avoided, Box const& frame,
                                                   std::span<Box const> reserved) {
    Placement placement(obstacles, avoided, reserved, frame);
    std::vector<std::optional<LabelSpot>> placed(boxes.size());
    std::transform(boxes.begin(), boxes.end(), placed.begin(),
                   [&](LabelBox const& label) { return placement.place(label); });
    return placed;
}

}  // namespace gatepost
