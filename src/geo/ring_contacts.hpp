#pragma once

#include "geo/edge_tree.hpp"
#include "geo/grid_edges.hpp"
#include "geo/ring_touches.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// How rings meet each other or themselves. Touching: they have points or whole stretches in common, but none
/// passes to the other side of another, so that they could be drawn apart by moving them a hair.
enum class RingContact : std::uint8_t { none, touching, crossing };

/// Of an outer ring, which comes first, and its holes. Exact on the grid. Crossing, too, where telling would
/// take too long: see EdgeTree.
[[nodiscard]] RingContact contact_between(GridRings const& rings);

/// All pairs of edges, of one ring or two, that have more in common than that one follows the other. Nothing
/// where there are too many, or finding them would take too long.
[[nodiscard]] std::optional<std::vector<EdgePair>> all_contacts(GridRings const& rings, EdgeTree const& tree);

/// Whether rings do not even touch, each outer ring lies in an even number of the others, and each hole in an
/// odd one: then what the outer rings enclose less what the holes do is what the even-odd rule fills.
[[nodiscard]] bool are_sound(GridRings const& rings, std::span<std::uint8_t const> is_hole);

}  // namespace gatepost
