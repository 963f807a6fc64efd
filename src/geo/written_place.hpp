#pragma once

#include "geo/point.hpp"

#include <optional>
#include <string_view>

namespace gatepost {

/// Reads a place in any of the ways in which people write, copy and paste it: longitude and latitude
/// (parse_lonlat), UTM and MGRS (parse_grid_reference); a CRS with easting and northing
/// ("EPSG:3405 675000 2430000"); VN-2000 with its zone or its central meridian ("VN-2000 48 675000 2430000",
/// "VN2000 105°45' 2430000 580000", the larger number being the northing, as it is throughout Vietnam);
/// `geo:` addresses (RFC 5870), and those of web maps that hold a place on WGS 84 (OpenStreetMap, Google,
/// Bing, Apple), which are read and never fetched. Lon/lat, or nothing for any other text. Costs up to 50 ms
/// for a CRS that was not asked for before.
[[nodiscard]] std::optional<Point> parse_place(std::string_view typed);

}  // namespace gatepost
