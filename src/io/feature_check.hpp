#pragma once

#include "geo/crs.hpp"
#include "table/geometry_column.hpp"

#include <optional>
#include <span>
#include <string>

namespace gatepost {

/// Collections within collections are followed so far: every reader walks them by recursion.
constexpr int deepest_collection = 512;
[[nodiscard]] std::string too_deep_fault();

/// Why a geometry cannot stand on the map, in words: a coordinate that is no number, a latitude outside ±90,
/// a longitude more than a turn and a half from Greenwich (others are shown a turn away), the two swapped
/// where one ordinate shows it, or metres that are far from anything on earth. Nothing if it is good.
[[nodiscard]] std::optional<std::string> coordinate_fault(std::span<Point const> vertices, Crs const& crs);

}  // namespace gatepost
