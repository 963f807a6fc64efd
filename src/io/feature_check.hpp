#pragma once

#include "geo/crs.hpp"
#include "table/geometry_column.hpp"

#include <optional>
#include <span>
#include <string>

namespace gatepost {

/// The deepest nesting of collections that is read: every reader walks them by recursion.
constexpr int deepest_collection = 512;
[[nodiscard]] std::string too_deep_fault();

/// Says in words why a geometry cannot be shown on the map: a coordinate that is not a number, a latitude
/// outside ±90, a longitude more than a turn and a half from Greenwich (lesser ones are shown a turn away),
/// swapped latitude and longitude if one of them gives it away, or metres far from anything on earth. Nothing
/// if the geometry is good.
[[nodiscard]] std::optional<std::string> coordinate_fault(std::span<Point const> vertices, Crs const& crs);

}  // namespace gatepost
