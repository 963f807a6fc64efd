#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Moves vertices to a grid and drops repeats and spikes of no width. Each vertex moves by itself, so an edge
/// that two polygons share stays shared, whichever way each traverses it. `cell` is in the unit of the
/// points: the caller states it as a fraction of a pixel. The number of vertices left is bounded by the
/// length drawn, not by the data. Origin: (0, 0).
void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring);

/// The numbers of the vertices that a line needs so that every other lies within `tolerance` of the segment
/// that passes over it; the first and the last are always among them. For lines that are not an edge shared
/// with another: walked the other way, a line may keep other vertices. O(n), in one pass: each following
/// vertex narrows the sector in which a segment may leave its first vertex (Zhao and Saalfeld, "Linear-time
/// sleeve-fitting polyline simplification algorithms", Auto-Carto 13, 1997).
[[nodiscard]] std::vector<std::uint32_t> needed_vertices(std::span<Point const> line, double tolerance);

}  // namespace gatepost
