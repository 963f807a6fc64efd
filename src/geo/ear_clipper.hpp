#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// Cuts a polygon with holes into triangles whose areas sum to the polygon's area. Ear clipping with holes
/// bridged into the outer ring (Eberly, "Triangulation by Ear Clipping", 2002). From some 80 vertices on, a
/// Z-order curve finds the vertices that may lie inside an ear (after Held's FIST, 2001), which keeps it near
/// O(n log n) on real rings.
///
/// `rings`: the first is the outer one, any orientation, open or closed; none touches another or itself.
/// Returns three indices for each triangle, into the concatenation of all rings. Nothing if the triangles'
/// areas differ from the outer ring's minus the holes' by more than `most_error` of the sum of all ring
/// areas: then a ring lies where it should not.
constexpr double most_rounding = 1e-9;
[[nodiscard]] std::optional<std::vector<std::uint32_t>> clip_ears(std::span<std::vector<Point> const> rings,
                                                                  double most_error = most_rounding);

}  // namespace gatepost
