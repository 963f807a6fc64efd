#pragma once

#include "geo/triangles.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// Cuts what rings enclose into triangles that do not overlap. Inside is by the even-odd rule over all rings,
/// the same rule that a click uses, whatever the rings' order and direction, and whether they touch, cross or
/// repeat themselves. The rings' points are finite; a ring is open (last vertex ≠ first) or closed.
///
/// A polygon with holes that is sound (the first ring around all others, no contacts) goes to the quick ear
/// clipper, anything else to the sweep of even_odd.hpp. Rings that cross themselves some 100,000 times are
/// drawn to about a thousandth of their extent, which bounds the time: about a second for 100,000 vertices.
[[nodiscard]] Triangles tessellate(std::span<std::vector<Point> const> rings);

/// The same for a polygon that is known to be sound except for rounding: clips ears at once, without looking
/// for contacts first, which would take most of the time. If more than `unseen_area` of it would be missing,
/// because rounding made loops, it is tessellated like any other.
[[nodiscard]] Triangles tessellate_sound(std::span<std::vector<Point> const> rings, double unseen_area);

/// An outer ring and its holes.
using PolygonRings = std::vector<std::vector<Point>>;

/// Joins polygons of one feature that touch or overlap into one, so that each result can be tessellated by
/// itself: an area that an even number of them covers is outside. Polygons without contact stay as they are;
/// the check costs little if their boxes do not meet.
[[nodiscard]] std::vector<PolygonRings> joined_where_they_overlap(std::vector<PolygonRings> polygons);

}  // namespace gatepost
