#pragma once

#include "geo/point.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

// Places as grids name them, on WGS 84 (GeographicLib, Karney).

/// Reads UTM ("48N 684315 2430214", "684315 2430214 48Q", "UTM 48 N 684315mE 2430214mN"; N and S behind a
/// zone are the hemispheres, other letters the band) and MGRS ("48QXJ 84315 30214": the middle of its
/// square). Nothing for any other text, or a place that is not in its zone.
[[nodiscard]] std::optional<Point> parse_grid_reference(std::string_view typed);

/// "48N 684315 2430214": zone and hemisphere, easting and northing in metres; near the poles UPS. Empty where
/// the place is not on earth.
[[nodiscard]] std::string utm_text(Point lonlat);
/// "48QXJ 84315 30214": the square of a metre that it lies in.
[[nodiscard]] std::string mgrs_text(Point lonlat);

}  // namespace gatepost
