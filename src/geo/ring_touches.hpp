#pragma once

#include "geo/grid_edges.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace gatepost {

using EdgePair = std::pair<std::uint32_t, std::uint32_t>;

/// Whether rings that touch also cross there, or fold back where they should not: whether, going around a
/// touched point, inside and outside do anything but alternate. `pairs` are all pairs of edges that have
/// points in common, except an edge and the next of its ring; no two edges of a pair cross at a point inside
/// both. Exact on the grid; costs what touches, and a glance at the rings that do.
[[nodiscard]] bool is_crossed_where_touched(GridRings const& rings, std::span<std::uint8_t const> is_hole,
                                            std::span<EdgePair const> pairs);

}  // namespace gatepost
