#pragma once

#include "geo/grid_edges.hpp"
#include "geo/triangles.hpp"

namespace gatepost {

/// Fills any rings by the even-odd rule: cuts their edges where they meet (disjoint_edges), then sweeps from
/// bottom to top. Between any two neighbouring edges with inside between them it puts a trapezoid that
/// reaches up to the next height at which either ends (after Chazelle and Incerpi, "Triangulation and shape
/// complexity", 1984). O((n + k) log n) for k crossings; vertices are exact to the grid.
[[nodiscard]] Triangles fill_even_odd(GridRings const& rings, Grid const& grid);

}  // namespace gatepost
