#pragma once

#include "render/tile_mesh.hpp"

#include <functional>
#include <vector>

namespace gatepost {

/// Sorts a tile's symbols into drawing order: smaller ones below larger ones, and those of equal size in
/// their given order. Of thousands, those that others cover are left out. They are the same ones at every
/// scale whose tiles lie inside this one, so that nothing jumps during a zoom. O(n log n).
void order_symbols(std::vector<TileMesh::Symbol>& symbols,
                   std::function<float(TileMesh::Symbol const&)> const& size_px);

}  // namespace gatepost
