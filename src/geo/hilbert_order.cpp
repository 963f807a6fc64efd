#include "geo/hilbert_order.hpp"

#include "base/raw_vector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace gatepost {

namespace {

constexpr unsigned order = 16;  // bits of a cell's x and y
constexpr unsigned step_bits = 4;
constexpr std::size_t cells_of_step = std::size_t{1} << step_bits;

/// How the curve runs through a square: as through the whole, or mirrored in the diagonal, or turned by half
/// a circle, or both.
enum : unsigned { mirrored = 1, turned = 2 };
constexpr std::size_t states = 4;

/// Where a cell of a square of 16 x 16 lies on the curve through it, and how the curve runs through that
/// cell.
struct Step {
    std::uint8_t index = 0;
    std::uint8_t state = 0;
};
using StepTable = std::array<Step, states * cells_of_step * cells_of_step>;

/// Quadrant by quadrant (Hamilton's rotate-and-flip loop; Wikipedia, "Hilbert curve").
constexpr Step walk(std::size_t state, std::size_t x, std::size_t y) {
    std::size_t index = 0;
    for (unsigned bit = step_bits; bit-- > 0;) {
        std::size_t const turn = (state & turned) != 0 ? 1 : 0;
        std::size_t right = ((x >> bit) & 1U) ^ turn;
        std::size_t upper = ((y >> bit) & 1U) ^ turn;
        if ((state & mirrored) != 0) {
            std::size_t const was_right = right;
            right = upper;
            upper = was_right;
        }
        index = index << 2U | ((3 * right) ^ upper);
        if (upper == 0) {
            state ^= right == 1 ? mirrored | turned : mirrored;
        }
    }
    return {static_cast<std::uint8_t>(index), static_cast<std::uint8_t>(state)};
}

constexpr StepTable make_steps() {
    StepTable steps{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i] =
            walk(i / (cells_of_step * cells_of_step), i / cells_of_step % cells_of_step, i % cells_of_step);
    }
    return steps;
}

constexpr StepTable steps = make_steps();

std::uint32_t to_cell(double value, double min, double per_cell) {
    return static_cast<std::uint32_t>((value - min) * per_cell);
}

/// Cells per unit of length. If the bounds have no extent, or next to none, everything is in the first cell.
double cells_per_unit(double extent) {
    double const cells = extent > 0 ? ((1U << order) - 1) / extent : 0;
    return std::isfinite(cells) ? cells : 0;
}

using Entry = std::uint64_t;  // position on the curve, then the number
constexpr Entry nowhere = std::numeric_limits<Entry>::max();
constexpr unsigned digit_bits = 8;
constexpr std::size_t digits = 1U << digit_bits;
constexpr unsigned first_shift = 64 - digit_bits;
using Counts = std::array<std::uint32_t, digits>;

std::size_t digit_of(Entry entry, unsigned shift) { return (entry >> shift) & (digits - 1); }

/// Sorts entries that agree in their first digit by the three others, the last digit first.
void sort_by_position(std::span<Entry> entries, std::vector<Entry>& other) {
    constexpr std::size_t few = 200;  // cheaper than counting digits; entries at one place keep their order
    if (entries.size() < few) {
        std::sort(entries.begin(), entries.end());
        return;
    }
    other.resize(std::max(other.size(), entries.size()));
    std::span<Entry> from = entries;
    std::span<Entry> to = std::span{other}.first(entries.size());
    for (unsigned shift = 32; shift < first_shift; shift += digit_bits) {
        std::array<std::uint32_t, digits + 1> begin{};
        for (Entry const entry : from) {
            ++begin[digit_of(entry, shift) + 1];
        }
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        for (Entry const entry : from) {
            to[begin[digit_of(entry, shift)]++] = entry;
        }
        std::swap(from, to);
    }
    std::copy(from.begin(), from.end(), entries.begin());
}

}  // namespace

std::uint32_t hilbert_index(std::uint32_t x, std::uint32_t y) {
    std::uint32_t index = 0;
    std::size_t state = 0;
    for (unsigned shift = order; shift > 0;) {
        shift -= step_bits;
        std::size_t const column = (x >> shift) & (cells_of_step - 1);
        std::size_t const row = (y >> shift) & (cells_of_step - 1);
        Step const step = steps[(state * cells_of_step + column) * cells_of_step + row];
        index = index << (2 * step_bits) | step.index;
        state = step.state;
    }
    return index;
}

std::vector<std::uint32_t> hilbert_order(std::size_t count, Box const& bounds,
                                         std::function<Point(std::size_t)> const& point_of,
                                         JobContext const& job) {
    constexpr std::size_t block = 1U << 16U;
    std::size_t const blocks = (count + block - 1) / block;
    RawVector<Entry> entries(count);
    std::vector<Counts> begin_of_block(blocks);
    double const cells_per_x = cells_per_unit(bounds.width());
    double const cells_per_y = cells_per_unit(bounds.height());
    for_each_parallel(job, blocks, [&](std::size_t b, std::size_t) {
        Counts& counts = begin_of_block[b];
        for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i) {
            Point const p = point_of(i);
            if (!is_finite(p)) {
                entries[i] = nowhere;
                continue;
            }
            Entry const position = hilbert_index(to_cell(p.x, bounds.min_x, cells_per_x),
                                                 to_cell(p.y, bounds.min_y, cells_per_y));
            entries[i] = position << 32U | i;
            ++counts[digit_of(entries[i], first_shift)];
        }
    });
    if (job.stop.stop_requested()) {
        return {};  // some entries were not written
    }
    // Where the entries of each block and first digit go: ordered by digit, and within a digit by block.
    std::vector<std::size_t> begin_of_digit{0};
    std::uint32_t next = 0;
    for (std::size_t digit = 0; digit < digits; ++digit) {
        for (Counts& counts : begin_of_block) {
            next += std::exchange(counts[digit], next);
        }
        begin_of_digit.push_back(next);
    }
    RawVector<Entry> sorted(next);
    for_each_parallel(job, blocks, [&](std::size_t b, std::size_t) {
        for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i) {
            if (entries[i] != nowhere) {
                sorted[begin_of_block[b][digit_of(entries[i], first_shift)]++] = entries[i];
            }
        }
    });
    entries = {};
    if (job.stop.stop_requested()) {
        return {};
    }
    std::vector<std::uint32_t> numbers(sorted.size());
    std::vector<std::vector<Entry>> spare(worker_slots(job));
    for_each_parallel(job, digits, [&](std::size_t digit, std::size_t worker) {
        std::size_t const begin = begin_of_digit[digit];
        auto const bucket = std::span{sorted}.subspan(begin, begin_of_digit[digit + 1] - begin);
        sort_by_position(bucket, spare[worker]);
        std::transform(bucket.begin(), bucket.end(), numbers.begin() + static_cast<std::ptrdiff_t>(begin),
                       [](Entry entry) { return static_cast<std::uint32_t>(entry); });
    });
    return numbers;
}

}  // namespace gatepost
