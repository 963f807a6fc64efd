#pragma once

#include "render/map_frame.hpp"
#include "render/tile_grid.hpp"

#include <vector>

namespace gatepost {

/// The tiles of the view that meet `bounds_world`, those nearest to the middle first; on a map that repeats
/// in each of its copies.
[[nodiscard]] std::vector<SeenTile> tiles_in_view(Box const& bounds_world, MapFrame const& frame);

}  // namespace gatepost
