#pragma once

#include "geo/transformer.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// Projects a line or ring and splits its edges so that the drawn line stays within `max_error_world` (map
/// units) of the true curve: a straight edge in lon/lat is not straight on the map. The source's own vertices
/// are all kept. Appends to `world`; vertices that cannot be projected are left out. Edges shorter than
/// `short_edge_source` are taken as straight: over a kilometre or less no projection in its usable area bends
/// by a metre. One projection a vertex, one more for each longer edge, and more where it is split.
struct DensifyLimits {
    double max_error_world = 1;
    double short_edge_source = 0;
};
void append_projected(Transformer const& world_from_source, std::span<Point const> source,
                      DensifyLimits const& limits, std::vector<Point>& world);

/// The limits that both CRS' units ask for: 1 m of error on the map, edges under 1 km taken as straight.
[[nodiscard]] DensifyLimits densify_limits(Crs const& source, Crs const& world);

}  // namespace gatepost
