#include "geo/packed_rtree.hpp"

#include "geo/hilbert_order.hpp"

#include <algorithm>
#include <limits>

namespace gatepost {

PackedRtree::PackedRtree(std::span<Box const> boxes, JobContext const& job) {
    for (Box const& box : boxes) {
        if (!box.is_empty()) {
            m_bounds.grow(box);
        }
    }
    constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(), 0};
    m_items = hilbert_order(
        boxes.size(), m_bounds,
        [&](std::size_t i) { return boxes[i].is_empty() ? nowhere : boxes[i].centre(); }, job);
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
    m_items = hilbert_order(
        points.size(), m_bounds, [&](std::size_t i) { return points[i]; }, job);
    constexpr std::size_t block = 1U << 16U;  // items that one worker takes at a time
    m_points.resize(m_items.size());
    for_each_parallel(job, (m_items.size() + block - 1) / block, [&](std::size_t part, std::size_t) {
        for (std::size_t i = part * block; i < std::min(m_items.size(), (part + 1) * block); ++i) {
            m_points[i] = points[m_items[i]];
        }
    });
    if (job.stop.stop_requested()) {
        *this = {};  // some points were not written
        return;
    }
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
