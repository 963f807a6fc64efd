#pragma once

#include "geo/grid_edges.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace gatepost {

using EdgePair = std::pair<std::uint32_t, std::uint32_t>;

/// Whether rings that touch pass to each other's other side there, or fold back where they should not:
/// whether, going around a touched point, one finds anything but inside and outside taking turns. `pairs`
/// are all pairs of edges that have points in common, but for a ring's edge and the next, and none of which
/// cross within both. Exact on the grid; costs what touches, and a glance at the rings that do.
[[nodiscard]] bool is_crossed_where_touched(GridRings const& rings, std::span<std::uint8_t const> is_hole,
                                            std::span<EdgePair const> pairs);

}  // namespace gatepost
