#include "geo/edge_tree.hpp"

#include <limits>

namespace gatepost {

void EdgeTree::GridBox::grow(GridBox const& b) {
    min_x = std::min(min_x, b.min_x);
    min_y = std::min(min_y, b.min_y);
    max_x = std::max(max_x, b.max_x);
    max_y = std::max(max_y, b.max_y);
}

EdgeTree::EdgeTree(std::span<GridEdge const> edges) : m_edges(edges) {
    if (edges.empty()) {
        return;
    }
    constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
    constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    constexpr GridBox empty{most, most, least, least};
    std::vector<GridBox> leaves((edges.size() - 1) / leaf_edges + 1, empty);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        leaves[i / leaf_edges].grow(box_of(edges[i]));
    }
    m_levels.push_back(std::move(leaves));
    while (m_levels.back().size() > 1) {
        std::vector<GridBox> const& below = m_levels.back();
        std::vector<GridBox> above((below.size() + 1) / 2, empty);
        for (std::size_t i = 0; i < below.size(); ++i) {
            above[i / 2].grow(below[i]);
        }
        m_levels.push_back(std::move(above));
    }
}

bool EdgeTree::is_crossed_oddly(GridPoint p, std::size_t begin, std::size_t end) const {
    struct Node {
        std::size_t level;
        std::size_t index;
    };
    bool is_odd = false;
    std::vector<Node> open;
    if (!m_levels.empty()) {
        open.push_back({m_levels.size() - 1, 0});
    }
    while (!open.empty()) {
        auto const [level, index] = open.back();
        open.pop_back();
        GridBox const& box = m_levels[level][index];
        if (p.y < box.min_y || p.y >= box.max_y || p.x > box.max_x) {
            continue;
        }
        if (level == 0) {
            is_odd = is_odd != is_crossed_oddly_by_leaf(p, index, begin, end);
            continue;
        }
        open.push_back({level - 1, 2 * index});
        if (2 * index + 1 < m_levels[level - 1].size()) {
            open.push_back({level - 1, 2 * index + 1});
        }
    }
    return is_odd;
}

bool EdgeTree::is_crossed_oddly_by_leaf(GridPoint p, std::size_t leaf, std::size_t begin,
                                        std::size_t end) const {
    bool is_odd = false;
    std::size_t const last = std::min((leaf + 1) * leaf_edges, m_edges.size());
    for (std::size_t i = leaf * leaf_edges; i < last; ++i) {
        GridEdge const& edge = m_edges[i];
        if ((i >= begin && i < end) || (edge.from.y > p.y) == (edge.to.y > p.y)) {
            continue;
        }
        bool const is_left = turn(edge.from, edge.to, p) > 0;
        is_odd = is_odd != (is_left == (edge.to.y > edge.from.y));
    }
    return is_odd;
}

}  // namespace gatepost
