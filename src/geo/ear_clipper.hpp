#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// Cuts a polygon with holes into triangles whose areas sum to the polygon's area. Ear clipping with holes
/// bridged into the outer ring (Eberly, "Triangulation by Ear Clipping", 2002); from some 80 vertices on,
/// candidates inside an ear are found along a Z-order curve (after Held's FIST, 2001), so that it stays near
/// O(n log n) on real rings.
///
/// `rings`: the first is the outer one, any orientation, open or closed; none touches another or itself.
/// Three indices a triangle, into the concatenation of all rings. Nothing where the triangles' areas differ
/// from the outer ring's less the holes' by more than this share of all of them: then a ring lies where it
/// should not.
constexpr double most_rounding = 1e-9;
[[nodiscard]] std::optional<std::vector<std::uint32_t>> clip_ears(std::span<std::vector<Point> const> rings,
                                                                  double most_error = most_rounding);

}  // namespace gatepost
