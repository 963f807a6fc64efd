#pragma once

#include "geo/edge_runs.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// A piece of a clipped line, and the distance along the source line at which it begins, so that dashes
/// continue across tiles.
struct LinePiece {
    std::vector<Point> vertices;
    double start_distance = 0;
};

/// Clips a polyline to a box (Liang & Barsky 1984, an edge at a time). Adds no edges along the box. With the
/// line's runs the cost is the edges near the box, and a glance at each run.
[[nodiscard]] std::vector<LinePiece> clip_line(std::span<Point const> line, Box const& box,
                                               std::span<EdgeRun const> runs = {});

/// Clips a closed ring (first vertex = last, or not) to a box (Sutherland & Hodgman 1974). The result is
/// open: the last vertex is not repeated. It may run along the box, which does no harm to fills. Empty if
/// nothing is inside. With the ring's runs the cost is the edges near the box, and a vertex of each run.
[[nodiscard]] std::vector<Point> clip_ring(std::span<Point const> ring, Box const& box,
                                           std::span<EdgeRun const> runs = {});

}  // namespace gatepost
