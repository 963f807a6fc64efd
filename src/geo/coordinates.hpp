#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Reads a place as people write or paste it: "21.97, 106.71", "106.71 21.97", "21°58′12″N 106°42′E",
/// "N21.97 E106.71", "22,40656° B 104,33758° Đ" (the letters of Vietnamese, with a decimal comma). Letters
/// say which is which; without them latitude comes first, unless the first number can only be a longitude.
/// Nothing for any other text, or a place that is not on earth.
[[nodiscard]] std::optional<Point> parse_lonlat(std::string_view typed);

enum class Ordinate : std::uint8_t { longitude, latitude };

/// One of the two numbers by itself, in degrees: "106.71", "106,71", "106°42′36″E". Not checked to lie on
/// earth. Nothing for any other text, or where a letter says that it is the other ordinate.
[[nodiscard]] std::optional<double> parse_degrees(std::string_view text, Ordinate ordinate);

/// "21.97000° N  106.71000° E"
[[nodiscard]] std::string lonlat_text(Point lonlat);

}  // namespace gatepost
