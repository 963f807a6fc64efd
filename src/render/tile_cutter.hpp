#pragma once

#include "map/document.hpp"
#include "render/tile_grid.hpp"
#include "render/tile_mesh.hpp"

#include <memory>
#include <stop_token>

namespace gatepost {

/// The immutable part of a layer that a worker needs to cut tiles.
struct TileSource {
    std::shared_ptr<WorldGeometry const> world;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::shared_ptr<std::vector<std::uint8_t> const> hosted;
    std::vector<float> symbol_px_of_class;  ///< larger symbols are drawn on top of smaller ones
};
[[nodiscard]] TileSource tile_source_of(Layer const& layer);

/// Cuts one tile out of a layer: asks the index, clips with a margin, simplifies to an eighth of a tile pixel
/// in a way that keeps shared edges shared, triangulates. Pure CPU, on any thread. The cost is that of the
/// features in the tile.
[[nodiscard]] TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop);

}  // namespace gatepost
