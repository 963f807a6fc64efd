#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// A static index of boxes: packed R-tree in Hilbert order of the boxes' centres, built once in O(n log n),
/// no pointers. After Kamel & Faloutsos, "Hilbert R-tree" (1994), bulk loaded. Items are numbered as they
/// were given; an empty box is never found. Immutable after construction, so any thread may ask.
class PackedRtree {
  public:
    PackedRtree() = default;
    explicit PackedRtree(std::span<Box const> boxes);

    /// Calls visit(item) for every item whose box meets `query`; stops early when visit returns false. Order:
    /// that of the tree, the same in every run. O(log n + hits).
    template <class Visit>
    void query(Box const& query, Visit visit) const {
        if (m_level_begin.empty()) {
            return;
        }
        std::vector<Range> stack{{m_level_begin.size() - 1, 0}};
        while (!stack.empty()) {
            Range const range = stack.back();
            stack.pop_back();
            std::size_t const first = m_level_begin[range.level] + range.group * fan_out;
            std::size_t const level_end =
                range.level + 1 < m_level_begin.size() ? m_level_begin[range.level + 1] : m_boxes.size();
            std::size_t const last = std::min(first + fan_out, level_end);
            for (std::size_t i = first; i < last; ++i) {
                if (!m_boxes[i].intersects(query)) {
                    continue;
                }
                if (range.level > 0) {
                    stack.push_back({range.level - 1, i - m_level_begin[range.level]});
                } else if (!visit(m_items[i])) {
                    return;
                }
            }
        }
    }

    /// The items that meet `query`, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> items_in(Box const& searched) const;
    [[nodiscard]] Box bounds() const { return m_bounds; }

  private:
    static constexpr std::size_t fan_out = 16;
    struct Range {
        std::size_t level;
        std::size_t group;
    };
    void build_upper_levels();

    std::vector<Box> m_boxes;                // leaves in Hilbert order, then each level above
    std::vector<std::size_t> m_level_begin;  // into m_boxes
    std::vector<std::uint32_t> m_items;      // item of each leaf
    Box m_bounds;
};

}  // namespace gatepost
