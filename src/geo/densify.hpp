#pragma once

#include "geo/transformer.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// Projects a line or ring and splits its edges so that the drawn line stays within `max_error_world` (map units) of the
/// true curve: a straight edge in lon/lat is not straight on the map. The source's own vertices are all kept. Appends to
/// `world`; vertices that cannot be projected are left out. Two projections a vertex, more only where an edge is split.
void append_projected(Transformer const& world_from_source, std::span<Point const> source, double max_error_world,
                      std::vector<Point>& world);

}  // namespace gatepost
