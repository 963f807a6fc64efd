#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Moves vertices to a grid and drops repeats and spikes of no width. Each vertex moves by itself, so an edge
/// that two polygons share stays shared, whichever way each walks it. `cell` is in the unit of the points: a
/// stated fraction of a pixel. The number of vertices left is bounded by the length drawn, not by the data.
/// Origin: (0, 0).
void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring);

/// The numbers of the vertices that a line needs so that every other lies within `tolerance` of the segment
/// that passes over it; the first and the last are always among them. For lines that are nobody's shared
/// edge: one walked the other way may keep others. O(n), in one go: the sector in which a segment may leave
/// its first vertex is narrowed by each that follows (Zhao and Saalfeld, "Linear-time sleeve-fitting
/// polyline simplification algorithms", Auto-Carto 13, 1997).
[[nodiscard]] std::vector<std::uint32_t> needed_vertices(std::span<Point const> line, double tolerance);

}  // namespace gatepost
