#pragma once

#include "geo/grid_edges.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// Collects where edges have to be cut so that they meet only at ends.
class EdgeCuts {
  public:
    explicit EdgeCuts(std::span<GridEdge const> edges) : m_edges(edges) {}

    /// Cuts two edges that have a point in common: where the end of one lies on the other, or else where they
    /// cross, rounded to the grid.
    void compare(std::uint32_t i, std::uint32_t j);
    [[nodiscard]] std::size_t size() const { return m_cuts.size(); }
    /// The pieces, in the order and direction of the edges.
    [[nodiscard]] std::vector<GridEdge> pieces();

  private:
    struct Cut {
        std::uint32_t edge = 0;
        std::int64_t along = 0;  // grows from the edge's beginning to its end
        GridPoint at;
    };
    void add(std::uint32_t edge, GridPoint p);

    std::span<GridEdge const> m_edges;
    std::vector<Cut> m_cuts;
};

}  // namespace gatepost
