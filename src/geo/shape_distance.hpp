#pragma once

#include "geo/point.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// A point (one vertex), a line or a ring, in lon/lat degrees.
using Outline = std::span<Point const>;

/// How far two shapes lie apart where they differ most: the largest distance of any place on the outlines of
/// one, along its edges too, from the nearest on those of the other, in metres on the WGS 84 ellipsoid (the
/// Hausdorff distance, 1914; to 0.01 % or 0.1 mm where it lies between vertices). Other vertices on the same
/// outline make no distance, nor does another first vertex or direction; but the same vertices joined in
/// another order do. What the outlines enclose is not compared. Longitudes may be whole turns apart. Neither
/// shape may be empty. O((n + m) log(n + m)) for shapes that lie close to each other.
[[nodiscard]] double shape_distance_m(std::span<Outline const> a, std::span<Outline const> b);

}  // namespace gatepost
