#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Cuts a polygon with holes into triangles whose areas sum to the polygon's area. Ear clipping with holes
/// bridged into the outer ring (Eberly, "Triangulation by Ear Clipping", 2002); from some 80 vertices on,
/// candidates inside an ear are found along a Z-order curve (after Held's FIST, 2001), so that it stays near
/// O(n log n) on real rings.
///
/// `rings`: the first is the outer one, any orientation, not closed (last vertex ≠ first). Returns three
/// indices a triangle, into the concatenation of all rings. Rings that touch or cross themselves give a
/// drawing without gaps that a reader would notice, not an exact area.
[[nodiscard]] std::vector<std::uint32_t> tessellate(std::span<std::vector<Point> const> rings);

/// Signed area of an open ring by the shoelace formula: positive if counter-clockwise with y up.
[[nodiscard]] double signed_area(std::span<Point const> ring);

}  // namespace gatepost
