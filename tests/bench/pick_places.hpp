#pragma once

#include "bench/drawn_map.hpp"
#include "bench/json.hpp"

#include <vector>

namespace gatepost::bench {

/// Picks 2,000 times within 3 px of the given places (which lie on features) and gives the times. It does so
/// at the widest scale, halved from the present one, at which a click meets at most 100 features.
[[nodiscard]] Json measure_picks(DrawnMap& map, std::vector<Point> const& places_world);

}  // namespace gatepost::bench
