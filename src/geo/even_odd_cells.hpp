#pragma once

#include "geo/grid_edges.hpp"
#include "geo/triangles.hpp"

namespace gatepost {

/// Fills rings by the even-odd rule as a raster would: cells of a thousandth of their extent, each inside or
/// outside as its middle is, are joined to rectangles. For rings that cross too often to be filled exactly.
/// Costs a step for each row of cells that an edge crosses; with very many edges there are fewer rows.
[[nodiscard]] Triangles fill_cells(GridRings const& rings, Grid const& grid);

}  // namespace gatepost
