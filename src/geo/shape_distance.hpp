#pragma once

#include "geo/point.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// A point (one vertex), a line or a ring, in lon/lat degrees.
using Outline = std::span<Point const>;

/// How far two shapes lie apart where they differ most: the largest distance of a vertex of one from the
/// nearest place on the outlines of the other, in metres on the WGS 84 ellipsoid (the Hausdorff distance,
/// 1914, of vertices). Other vertices on the same outline make no distance, nor does another first vertex or
/// direction. Longitudes may be whole turns apart. Neither shape may be empty. O((n + m) log(n + m)) for
/// shapes that lie close to each other.
[[nodiscard]] double shape_distance_m(std::span<Outline const> a, std::span<Outline const> b);

}  // namespace gatepost
