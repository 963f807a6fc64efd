#pragma once

#include "geo/edge_tree.hpp"
#include "geo/grid_edges.hpp"
#include "geo/ring_touches.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// How rings meet each other or themselves. Touching: they share points or whole stretches, but none passes
/// to the other side of another, so a tiny shift would separate them.
enum class RingContact : std::uint8_t { none, touching, crossing };

/// For an outer ring, which comes first, and its holes. Exact on the grid. Also `crossing` if deciding would
/// take too long: see EdgeTree.
[[nodiscard]] RingContact contact_between(GridRings const& rings);

/// All pairs of edges, of one ring or two, that share more than the vertex where one follows the other.
/// Nothing if there are too many, or if finding them would take too long.
[[nodiscard]] std::optional<std::vector<EdgePair>> all_contacts(GridRings const& rings, EdgeTree const& tree);

/// Whether no rings even touch, each outer ring lies inside an even number of the others, and each hole
/// inside an odd number: then the outer rings' area minus the holes' is exactly what the even-odd rule fills.
[[nodiscard]] bool are_sound(GridRings const& rings, std::span<std::uint8_t const> is_hole);

}  // namespace gatepost
