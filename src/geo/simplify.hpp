#pragma once

#include "geo/point.hpp"

#include <vector>

namespace gatepost {

/// Moves vertices to a grid and drops repeats and spikes of no width. Each vertex moves by itself, so an edge
/// that two polygons share stays shared, whichever way each walks it. `cell` is in the unit of the points: a
/// stated fraction of a pixel. The number of vertices left is bounded by the length drawn, not by the data.
/// Origin: (0, 0).
void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring);

}  // namespace gatepost
