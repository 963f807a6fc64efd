#pragma once

#include "geo/grid_edges.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace gatepost {

/// Finds the pairs of edges that come near each other. Edges are grouped in their order along the rings:
/// eight neighbours share a box, two boxes the next larger one, and so on; edges are compared only where
/// boxes meet. Near O(n log n) for real rings, but n² for a hatching of long lines, so it counts the pairs it
/// looks at.
class EdgeTree {
  public:
    explicit EdgeTree(std::span<GridEdge const> edges);

    /// Calls `visit(i, j)`, i < j, for each pair whose boxes meet, until it returns false. Gives up and
    /// returns false after looking at `most_looks` pairs; otherwise true.
    template <class Visit>
    bool visit_near_pairs(std::size_t most_looks, Visit const& visit) const {
        Walk<Visit> walk{*this, visit, most_looks};
        if (!m_levels.empty()) {
            walk.within(m_levels.size() - 1, 0);
        }
        return !walk.gave_up;
    }
    /// Whether a ray from `p` to the right crosses the edges an odd number of times, ignoring edges for which
    /// `is_left_out(i)`.
    template <class IsLeftOut>
    [[nodiscard]] bool is_crossed_oddly(GridPoint p, IsLeftOut const& is_left_out) const {
        return !m_levels.empty() && is_crossed_oddly(p, m_levels.size() - 1, 0, is_left_out);
    }

  private:
    static constexpr std::size_t leaf_edges = 8;
    struct GridBox {
        std::int32_t min_x, min_y, max_x, max_y;
        [[nodiscard]] bool meets(GridBox const& b) const {
            return b.min_x <= max_x && b.max_x >= min_x && b.min_y <= max_y && b.max_y >= min_y;
        }
        void grow(GridBox const& b);
    };
    template <class IsLeftOut>
    [[nodiscard]] bool is_crossed_oddly(GridPoint p, std::size_t level, std::size_t node,
                                        IsLeftOut const& is_left_out) const {
        if (node >= m_levels[level].size()) {
            return false;
        }
        GridBox const& box = m_levels[level][node];
        if (p.y < box.min_y || p.y >= box.max_y || p.x > box.max_x) {
            return false;
        }
        if (level > 0) {
            return is_crossed_oddly(p, level - 1, 2 * node, is_left_out) !=
                   is_crossed_oddly(p, level - 1, 2 * node + 1, is_left_out);
        }
        bool is_odd = false;
        std::size_t const end = std::min((node + 1) * leaf_edges, m_edges.size());
        for (std::size_t i = node * leaf_edges; i < end; ++i) {
            is_odd = is_odd != (is_crossed(p, m_edges[i]) && !is_left_out(i));
        }
        return is_odd;
    }
    /// Whether a ray from `p` to the right crosses the edge.
    static bool is_crossed(GridPoint p, GridEdge const& edge) {
        bool const is_upward = edge.to.y > edge.from.y;
        return (edge.from.y > p.y) != (edge.to.y > p.y) && (turn(edge.from, edge.to, p) > 0) == is_upward;
    }
    static GridBox box_of(GridEdge const& edge) {
        return {edge.min_x(), edge.min_y(), edge.max_x(), edge.max_y()};
    }

    template <class Visit>
    struct Walk {
        EdgeTree const& tree;
        Visit const& visit;
        std::size_t looks_left = 0;
        bool gave_up = false;
        bool is_over = false;

        void within(std::size_t level, std::size_t node) {
            if (is_over) {
                return;
            }
            if (level == 0) {
                look(node, node);
                return;
            }
            std::size_t const left = 2 * node;
            within(level - 1, left);
            if (left + 1 < tree.m_levels[level - 1].size()) {
                within(level - 1, left + 1);
                between(level - 1, left, left + 1);
            }
        }
        void between(std::size_t level, std::size_t a, std::size_t b) {
            auto const& boxes = tree.m_levels[level];
            if (is_over || a >= boxes.size() || b >= boxes.size() || !boxes[a].meets(boxes[b])) {
                return;
            }
            if (level == 0) {
                look(a, b);
                return;
            }
            for (std::size_t const child : {2 * a, 2 * a + 1}) {
                between(level - 1, child, 2 * b);
                between(level - 1, child, 2 * b + 1);
            }
        }
        struct Near {
            std::array<GridBox, leaf_edges> boxes{};
            std::array<std::size_t, leaf_edges> edges{};
            std::size_t count = 0;
        };
        /// The edges of a leaf that come near a box.
        [[nodiscard]] Near near(std::size_t leaf, GridBox const& box) const {
            Near result;
            std::size_t const end = std::min((leaf + 1) * leaf_edges, tree.m_edges.size());
            for (std::size_t i = leaf * leaf_edges; i < end; ++i) {
                GridBox const one = box_of(tree.m_edges[i]);
                result.boxes[result.count] = one;
                result.edges[result.count] = i;
                result.count += one.meets(box) ? 1 : 0;
            }
            return result;
        }
        void look(std::size_t a, std::size_t b) {
            Near const near_b = near(a, tree.m_levels[0][b]);
            Near const near_a = a == b ? near_b : near(b, tree.m_levels[0][a]);
            std::size_t const looks = leaf_edges + near_a.count * near_b.count;
            gave_up = looks_left < looks;
            is_over = gave_up;
            looks_left -= std::min(looks, looks_left);
            for (std::size_t i = 0; i < near_b.count; ++i) {
                for (std::size_t j = a == b ? i + 1 : 0; j < near_a.count && !is_over; ++j) {
                    is_over =
                        near_b.boxes[i].meets(near_a.boxes[j]) && !visit(near_b.edges[i], near_a.edges[j]);
                }
            }
        }
    };

    std::span<GridEdge const> m_edges;
    std::vector<std::vector<GridBox>> m_levels;  // the leaves first, the root last
};

}  // namespace gatepost
