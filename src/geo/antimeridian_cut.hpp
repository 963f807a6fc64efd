#pragma once

#include "geo/point.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// Cuts lines and areas where they cross 180°, as RFC 7946 (2016, 3.1.9) asks of files: each piece lies
/// within ±180. All in lon/lat degrees; longitudes of what crosses run on beyond ±180. Nothing else is
/// changed.

/// A closed ring: its last vertex is its first.
using Ring = std::vector<Point>;
/// An outer ring, and then its holes.
using RingPolygon = std::vector<Ring>;

/// O(vertices).
[[nodiscard]] std::vector<std::vector<Point>> cut_line_at_180(std::span<Point const> lonlat);

/// The polygon's pieces. A hole that lies whole turns from its outer ring is moved to it. Pieces end at 180°
/// by edges along it. Rings that touch the meridian count as west of it; pieces without area are left out.
/// O(v) for a polygon within ±180, O(v + r² v) for one with r rings that is cut.
[[nodiscard]] std::vector<RingPolygon> cut_polygon_at_180(RingPolygon rings);

/// Turns outer rings counter-clockwise and holes clockwise (RFC 7946, 3.1.6).
void follow_right_hand_rule(RingPolygon& polygon);

}  // namespace gatepost
