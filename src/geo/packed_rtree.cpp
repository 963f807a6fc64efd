#include "geo/packed_rtree.hpp"

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
    return extent > 0 ? static_cast<std::uint32_t>((value - min) / extent * (hilbert_side - 1)) : 0;
}

}  // namespace

PackedRtree::PackedRtree(std::span<Box const> boxes) {
    std::vector<std::uint32_t> order;
    order.reserve(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].is_empty()) {
            order.push_back(i);
            m_bounds.grow(boxes[i]);
        }
    }
    if (order.empty()) {
        return;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t const item : order) {
        Point const centre = boxes[item].centre();
        sorted.emplace_back(hilbert_index(to_cell(centre.x, m_bounds.min_x, m_bounds.width()),
                                          to_cell(centre.y, m_bounds.min_y, m_bounds.height())),
                            item);
    }
    std::sort(sorted.begin(), sorted.end());
    m_items.reserve(sorted.size());
    m_boxes.reserve(sorted.size() + sorted.size() / (fan_out - 1) + 2);
    for (auto const& [index, item] : sorted) {
        m_items.push_back(item);
        m_boxes.push_back(boxes[item]);
    }
    build_upper_levels();
}

void PackedRtree::build_upper_levels() {
    m_level_begin = {0};
    std::size_t begin = 0;
    while (m_boxes.size() - begin > fan_out) {
        std::size_t const end = m_boxes.size();
        m_level_begin.push_back(end);
        for (std::size_t i = begin; i < end; i += fan_out) {
            Box group;
            for (std::size_t j = i; j < std::min(i + fan_out, end); ++j) {
                group.grow(m_boxes[j]);
            }
            m_boxes.push_back(group);
        }
        begin = end;
    }
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
