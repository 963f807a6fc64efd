#pragma once

#include "map/density_cells.hpp"
#include "map/density_legend.hpp"
#include "map/density_points.hpp"
#include "map/density_scale.hpp"
#include "render/tile_grid.hpp"
#include "render/tile_mesh.hpp"

namespace gatepost {

/// What is drawn of a layer's points where there are too many of them: the same for all its tiles of a level.
/// Immutable, shared with workers.
struct TileDensity {
    PointLook look;  ///< density, heat or hexagons; `automatic` has become one of them
    DensityPoints points;
    DensityCells cells = DensityCells::squares(0);
    double blur_cells = 0;       ///< of heat: how far a point reaches (sigma); 0: not beyond its cell
    DensityScale scale;          ///< of the whole layer, so that no colour depends on what is in view
    bool tells_classes = false;  ///< whether cells have the colour of the class that has most in them
};

/// How points are counted for a look at a level of scale, where a square of 2^level map units is about a
/// logical pixel. Its scale is empty.
[[nodiscard]] TileDensity uncounted_density(DensityPoints points, PointLook const& look, int level);

/// The scale of the whole layer: O(points). Also how much of it lies in cells that hold more than one.
[[nodiscard]] DensityHistogram histogram_of(TileDensity const& density, JobContext const& job);

[[nodiscard]] DensityLegend legend_of(TileDensity const& density);

/// Counts what lies in the cells of a tile, and in those beside it, exactly: neighbours agree where they
/// meet. A pixel that stands alone or as one of two gets a soft edge around it, so that single points can be
/// seen. For workers. O(cells + points of the tile).
[[nodiscard]] TileMesh::Density density_of_tile(TileDensity const& density, TileKey key);

}  // namespace gatepost
