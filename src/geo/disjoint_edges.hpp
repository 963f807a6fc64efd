#pragma once

#include "geo/grid_edges.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// The edges that separate inside from outside by the even-odd rule, cut so that they share no points except
/// their ends. Each runs upwards. A stretch that two edges cover, or four, separates nothing and is left out,
/// and so are level edges, which no level line crosses. Sorted by where they begin, then from left to right.
///
/// Crossing points are rounded to the grid, which can make other edges cross, so this repeats until none do
/// (iterated snap rounding; Halperin and Packer 2002). Nothing if the edges cross too often for that: some
/// 100,000 times.
[[nodiscard]] std::optional<std::vector<GridEdge>> disjoint_edges(std::vector<GridEdge> edges);

}  // namespace gatepost
