#pragma once

#include "table/feature_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// The columns of a table that hold its rows' coordinates, found by their names: lon and lat, x and y, kinh
/// độ and vĩ độ, 经度 and 纬度, and other common spellings, in any case, with or without diacritics.
struct CoordinateColumns {
    std::size_t x;
    std::size_t y;
    bool are_degrees;  ///< as their names say; x and y may be in any unit
};
[[nodiscard]] std::optional<CoordinateColumns> find_coordinate_columns(
    std::span<AttributeColumn const> columns);

/// Turns the rows of tables without geometry (CSV, spreadsheet, dBase) into points. A row whose coordinates
/// are empty stays unlocated. So does a row whose coordinates cannot be right, and the report names it. If
/// there are no coordinate columns, the report says how to name them. x and y are in `assumed_crs` if a
/// person named one, otherwise in degrees. Tables that already have locations are left alone.
void place_by_columns(std::vector<FeatureTable>& tables, std::string const& source,
                      std::optional<Crs> const& assumed_crs);

}  // namespace gatepost
