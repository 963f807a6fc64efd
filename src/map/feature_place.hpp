#pragma once

#include "geo/transformer.hpp"
#include "map/document.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// Where a card points to: a point itself, the middle vertex of a line, the middle of an area's extent. None
/// where the feature has no place.
[[nodiscard]] std::optional<Point> anchor_of(Document const& document, FeatureRef ref);

/// The circle on the ground around a place, as a ring in the plane of the map; empty where it cannot be shown
/// whole. `radius_m` > 0.
[[nodiscard]] std::vector<Point> ground_circle(Point centre_world, double radius_m,
                                               Transformer const& world_from_lonlat);

}  // namespace gatepost
