#pragma once

#include "geo/edge_runs.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// A piece of a clipped line, with how far along the source line it begins, so that dashes run on across
/// tiles.
struct LinePiece {
    std::vector<Point> vertices;
    double start_distance = 0;
};

/// Cuts a polyline by a box (Liang & Barsky 1984, an edge at a time). No edges along the box are made. With
/// the line's runs it costs the edges near the box, and a glance at each run.
[[nodiscard]] std::vector<LinePiece> clip_line(std::span<Point const> line, Box const& box,
                                               std::span<EdgeRun const> runs = {});

/// Cuts a closed ring (first vertex = last, or not) by a box (Sutherland & Hodgman 1974). The result is open:
/// the last vertex is not repeated; it may run along the box, which fills do not mind. Empty if nothing is
/// inside. With the ring's runs it costs the edges near the box, and a vertex of each run.
[[nodiscard]] std::vector<Point> clip_ring(std::span<Point const> ring, Box const& box,
                                           std::span<EdgeRun const> runs = {});

}  // namespace gatepost
