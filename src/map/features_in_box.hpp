#pragma once

#include "map/map_plane.hpp"
#include "map/world_geometry.hpp"

#include <cstdint>
#include <vector>

namespace gatepost {

/// The features of which any part lies in a box, or at its edge, in ascending order: exactly, not by their
/// bounds. A box in a hole of an area does not meet it. O(log n + vertices of what comes near).
[[nodiscard]] std::vector<std::uint32_t> features_in(WorldGeometry const& world, Box const& box);

/// The same for a box of the map, wherever copies of the map are in it.
[[nodiscard]] std::vector<std::uint32_t> features_in(WorldGeometry const& world, MapPlane const& plane,
                                                     Box const& box);

/// The features of several such lists.
[[nodiscard]] std::vector<std::uint32_t> merged(std::vector<std::vector<std::uint32_t>> const& lists);

}  // namespace gatepost
