#pragma once

#include "render/tile_mesh.hpp"

#include <functional>
#include <vector>

namespace gatepost {

/// Brings a tile's symbols into the order in which they are drawn: the smaller below the larger, equal ones
/// as they stand. Of thousands those that others cover are left out, the same ones at every scale that has
/// its tiles inside this one, so that nothing jumps while one zooms. O(n log n).
void order_symbols(std::vector<TileMesh::Symbol>& symbols,
                   std::function<float(TileMesh::Symbol const&)> const& size_px);

}  // namespace gatepost
