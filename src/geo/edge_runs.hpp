#pragma once

#include "geo/point.hpp"

#include <cstddef>
#include <limits>
#include <span>

namespace gatepost {

/// Some neighbouring edges of a line or ring: their bounds and their length. A query about a place looks at
/// the edges of the few runs near it; for the others the bounds are enough. Run r holds the edges from vertex
/// r · edges_per_run on: 40 bytes for 64 vertices of 16, or for as many as a short line has.
struct EdgeRun {
    Box bounds;
    double length = 0;
};

constexpr std::size_t edges_per_run = 64;

/// How many runs a line with this many vertices has.
[[nodiscard]] constexpr std::size_t count_edge_runs(std::size_t vertices) {
    return vertices < 2 ? 0 : (vertices - 2) / edges_per_run + 1;
}

/// Computes the runs of a line; `runs` must have count_edge_runs() elements. O(n).
void fill_edge_runs(std::span<Point const> line, std::span<EdgeRun> runs);

// Below, `runs` are the line's runs, or empty, which gives the same answer at the cost of looking at every
// edge.

/// The distance of `p` from a line if it is not larger than `within`; otherwise some larger number.
[[nodiscard]] double distance_to_line(Point p, std::span<Point const> line, std::span<EdgeRun const> runs,
                                      double within = std::numeric_limits<double>::infinity());

/// Whether a ray from `p` crosses the closed ring an odd number of times (Shimrat 1962). The parity over all
/// rings of a polygon tells inside from outside, whatever their orientation.
[[nodiscard]] bool is_crossed_oddly(Point p, std::span<Point const> ring, std::span<EdgeRun const> runs);

}  // namespace gatepost
