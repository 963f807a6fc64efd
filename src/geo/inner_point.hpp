#pragma once

#include "geo/point.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// The point inside a polygon (an outer ring and its holes, open or closed) that lies furthest from its
/// edges, where a label has most room. Inside is by the even-odd rule, so rings may cross. Accurate to a
/// fiftieth of the polygon's smaller side, unless it is very thin, by halving squares, best first (the method
/// of Mapbox' polylabel, 2016). Of rings with very many vertices only every so many are used. Costs some
/// dozen times the vertices. An empty polygon gives the origin, one without area some point of its bounds.
[[nodiscard]] Point inner_point(std::span<std::vector<Point> const> rings);

}  // namespace gatepost
