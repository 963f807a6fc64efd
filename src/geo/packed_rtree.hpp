#pragma once

#include "base/job.hpp"
#include "base/raw_vector.hpp"
#include "geo/point.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// A static index of boxes or points: a packed R-tree in Hilbert order of the centres, built once in O(n),
/// without pointers. After Kamel & Faloutsos, "Hilbert R-tree" (1994), bulk loaded. Items are numbered as
/// they were given; an empty box or a point that is not finite is never found. 22 bytes a point, 38 a box.
/// Immutable after construction, so any thread may use it.
class PackedRtree {
  public:
    PackedRtree() = default;
    explicit PackedRtree(std::span<Box const> boxes, JobContext const& job = {});
    explicit PackedRtree(std::span<Point const> points, JobContext const& job = {});

    /// Calls visit(item) for every item whose box meets `query`; stops early when visit returns false. The
    /// order is that of the tree, the same in every run. O(log n + hits).
    template <class Visit>
    void query(Box const& query, Visit visit) const {
        visit_leaves(query, [&](std::size_t leaf) { return visit(m_items[leaf]); });
    }
    /// The same for an index of points, as visit(item, point): a caller that needs only the positions gets
    /// them from contiguous memory.
    template <class Visit>
    void query_points(Box const& query, Visit visit) const {
        visit_leaves(query, [&](std::size_t leaf) { return visit(m_items[leaf], m_points[leaf]); });
    }

    /// The items that meet `query`, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> items_in(Box const& searched) const;
    [[nodiscard]] Box bounds() const { return m_bounds; }
    [[nodiscard]] std::size_t bytes() const;

  private:
    static constexpr std::size_t fan_out = 16;
    static constexpr std::size_t max_levels = 9;  // of 2³² items
    static constexpr std::size_t max_stack = max_levels * fan_out;
    struct Range {
        std::size_t level;
        std::size_t group;
        bool is_inside;  // as a whole, so that nothing in it needs a look
    };
    template <class Visit>
    void visit_leaves(Box const& query, Visit visit) const {
        std::array<Range, max_stack> stack{};
        std::size_t height = 0;
        if (!m_level_begin.empty()) {
            stack[height++] = {m_level_begin.size() - 1, 0, query.contains(m_bounds)};
        }
        while (height > 0) {
            Range const range = stack[--height];
            std::size_t const first = range.group * fan_out;
            std::size_t const last = std::min(first + fan_out, level_size(range.level));
            for (std::size_t i = first; i < last; ++i) {
                if (range.level > 0) {
                    Box const& branch = m_boxes[m_level_begin[range.level] + i];
                    bool const is_inside = range.is_inside || query.contains(branch);
                    if (is_inside || branch.intersects(query)) {
                        stack[height++] = {range.level - 1, i, is_inside};
                    }
                } else if ((range.is_inside || leaf_meets(i, query)) && !visit(i)) {
                    return;
                }
            }
        }
    }
    void build_upper_levels();
    [[nodiscard]] std::size_t level_size(std::size_t level) const {
        return level == 0 ? m_items.size()
                          : (level + 1 < m_level_begin.size() ? m_level_begin[level + 1] : m_boxes.size()) -
                                m_level_begin[level];
    }
    [[nodiscard]] bool leaf_meets(std::size_t leaf, Box const& query) const {
        return m_points.empty() ? m_boxes[leaf].intersects(query) : query.contains(m_points[leaf]);
    }

    RawVector<Point> m_points;               // leaves that are points, in Hilbert order
    std::vector<Box> m_boxes;                // leaves that are boxes; then each level above
    std::vector<std::size_t> m_level_begin;  // into m_boxes; always 0 for the leaves
    std::vector<std::uint32_t> m_items;      // item of each leaf
    Box m_bounds;
};

}  // namespace gatepost
