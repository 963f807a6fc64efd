#pragma once

#include "map/density_cells.hpp"
#include "map/density_points.hpp"
#include "map/density_scale.hpp"
#include "render/tile_grid.hpp"
#include "render/tile_mesh.hpp"

namespace gatepost {

/// What is drawn of a layer's points where there are too many of them: the same for all its tiles of a level.
/// Immutable, shared with workers.
struct TileDensity {
    DensityPoints points;
    DensityCells cells = DensityCells::squares(0);
    DensityScale scale;          ///< of the whole layer, so that no colour depends on what is in view
    bool tells_classes = false;  ///< whether cells have the colour of the class that has most in them
};

/// Counts what lies in the cells of a tile, and in those beside it, exactly: neighbours agree where they
/// meet. A cell that stands alone or as one of two gets a soft edge around it, so that single points can be
/// seen. For workers. O(cells + points of the tile).
[[nodiscard]] TileMesh::Density density_of_tile(TileDensity const& density, TileKey key);

}  // namespace gatepost
