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

}  // namespace gatepost
