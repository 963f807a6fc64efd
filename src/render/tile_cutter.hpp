#pragma once

#include "render/tile_grid.hpp"
#include "render/tile_mesh.hpp"
#include "render/tile_source.hpp"

#include <stop_token>

namespace gatepost {

/// Cuts one tile out of a layer: queries the index, clips with a margin, simplifies by an eighth to half of a
/// tile pixel in a way that keeps shared edges shared, and triangulates. A class with more dots, segments or
/// corners than a frame can draw as vertices becomes a field instead, made from all of them. Pure CPU work,
/// on any thread. The cost is that of the features in the tile; the size of the result is bounded.
[[nodiscard]] TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop);

}  // namespace gatepost
