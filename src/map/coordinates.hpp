#pragma once

#include "geo/point.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Reads a place as people write or paste it: "21.97, 106.71", "106.71 21.97", "21°58′12″N 106°42′E",
/// "N21.97 E106.71". Letters say which is which; without them latitude comes first, unless
/// the first number can only be a longitude. Nothing for any other text, or a place that is not on earth.
[[nodiscard]] std::optional<Point> parse_lonlat(std::string_view text);

/// "21.97000° N  106.71000° E"
[[nodiscard]] std::string lonlat_text(Point lonlat);

}  // namespace gatepost
