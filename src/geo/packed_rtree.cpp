#include "geo/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace gatepost {

namespace {

constexpr std::uint32_t hilbert_side = 1U << 16U;

/// Position of a cell along the Hilbert curve of order 16 (Hamilton's rotate-and-flip loop; Wikipedia,
/// "Hilbert curve").
std::uint32_t hilbert_index(std::uint32_t x, std::uint32_t y) {
    std::uint32_t index = 0;
    for (std::uint32_t s = hilbert_side / 2; s > 0; s /= 2) {
        std::uint32_t const right = (x & s) != 0 ? 1 : 0;
        std::uint32_t const upper = (y & s) != 0 ? 1 : 0;
        index += s * s * ((3 * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = hilbert_side - 1 - x;
                y = hilbert_side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return index;
}

std::uint32_t to_cell(double value, double min, double extent) {
    return extent > 0 && std::isfinite(value)
               ? static_cast<std::uint32_t>((value - min) / extent * (hilbert_side - 1))
               : 0;
}

/// Sorts entries by their upper half (Hilbert index), keeping the order of equal ones: least digit first.
void sort_by_upper_half(std::vector<std::uint64_t>& entries) {
    constexpr unsigned digit_bits = 11;
    constexpr std::size_t digits = 1U << digit_bits;
    std::vector<std::uint64_t> other(entries.size());
    for (unsigned shift = 32; shift < 64; shift += digit_bits) {
        std::vector<std::size_t> begin(digits + 1, 0);
        auto const digit = [shift](std::uint64_t entry) { return (entry >> shift) & (digits - 1); };
        for (std::uint64_t const entry : entries) {
            ++begin[digit(entry) + 1];
        }
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        for (std::uint64_t const entry : entries) {
            other[begin[digit(entry)]++] = entry;
        }
        entries.swap(other);
    }
}

constexpr std::size_t block = 1U << 16U;  // items at a time for one worker

}  // namespace

/// Fills m_items in Hilbert order of the centres; items whose centre is no point are left out.
template <class Centre>
void PackedRtree::order_items(std::size_t count, Centre centre, JobContext const& job) {
    std::vector<std::uint64_t> entries(count);
    for_each_parallel(job, (count + block - 1) / block, [&](std::size_t part, std::size_t) {
        for (std::size_t i = part * block; i < std::min(count, (part + 1) * block); ++i) {
            Point const p = centre(i);
            std::uint64_t const key = hilbert_index(to_cell(p.x, m_bounds.min_x, m_bounds.width()),
                                                    to_cell(p.y, m_bounds.min_y, m_bounds.height()));
            entries[i] = key << 32U | i;
        }
    });
    std::erase_if(entries, [&](std::uint64_t entry) { return !is_finite(centre(entry & 0xFFFFFFFFU)); });
    sort_by_upper_half(entries);
    m_items.resize(entries.size());
    std::transform(entries.begin(), entries.end(), m_items.begin(),
                   [](std::uint64_t entry) { return static_cast<std::uint32_t>(entry); });
}

PackedRtree::PackedRtree(std::span<Box const> boxes, JobContext const& job) {
    for (Box const& box : boxes) {
        if (!box.is_empty()) {
            m_bounds.grow(box);
        }
    }
    constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(), 0};
    order_items(
        boxes.size(), [&](std::size_t i) { return boxes[i].is_empty() ? nowhere : boxes[i].centre(); }, job);
    m_boxes.reserve(m_items.size() + m_items.size() / (fan_out - 1) + 2);
    for (std::uint32_t const item : m_items) {
        m_boxes.push_back(boxes[item]);
    }
    build_upper_levels();
}

PackedRtree::PackedRtree(std::span<Point const> points, JobContext const& job) {
    for (Point const p : points) {
        if (is_finite(p)) {
            m_bounds.grow(p);
        }
    }
    order_items(
        points.size(), [&](std::size_t i) { return points[i]; }, job);
    m_points.resize(m_items.size());
    for_each_parallel(job, (m_items.size() + block - 1) / block, [&](std::size_t part, std::size_t) {
        for (std::size_t i = part * block; i < std::min(m_items.size(), (part + 1) * block); ++i) {
            m_points[i] = points[m_items[i]];
        }
    });
    build_upper_levels();
}

void PackedRtree::build_upper_levels() {
    if (m_items.empty()) {
        return;
    }
    m_level_begin = {0};
    auto const leaf_box = [this](std::size_t i) {
        return m_points.empty() ? m_boxes[i] : Box::around(m_points[i], 0);
    };
    std::size_t begin = 0;
    std::size_t size = m_items.size();
    for (bool is_leaves = true; size > fan_out; is_leaves = false) {
        std::size_t const next = m_boxes.size();
        for (std::size_t i = 0; i < size; i += fan_out) {
            Box group;
            for (std::size_t j = i; j < std::min(i + fan_out, size); ++j) {
                group.grow(is_leaves ? leaf_box(j) : m_boxes[begin + j]);
            }
            m_boxes.push_back(group);
        }
        m_level_begin.push_back(next);
        begin = next;
        size = m_boxes.size() - next;
    }
}

std::size_t PackedRtree::bytes() const {
    return m_points.capacity() * sizeof(Point) + m_boxes.capacity() * sizeof(Box) +
           m_items.capacity() * sizeof(std::uint32_t);
}

std::vector<std::uint32_t> PackedRtree::items_in(Box const& searched) const {
    std::vector<std::uint32_t> items;
    query(searched, [&](std::uint32_t item) {
        items.push_back(item);
        return true;
    });
    std::sort(items.begin(), items.end());
    return items;
}

}  // namespace gatepost
