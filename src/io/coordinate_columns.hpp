#pragma once

#include "table/feature_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Which columns of a table say where its rows are, by their names: lon and lat, x and y, kinh độ and vĩ độ,
/// 经度 and 纬度, and what else people write; in any case, with or without marks.
struct CoordinateColumns {
    std::size_t x;
    std::size_t y;
    bool are_degrees;  ///< by their names; x and y may be anything
};
[[nodiscard]] std::optional<CoordinateColumns> find_coordinate_columns(
    std::span<AttributeColumn const> columns);

/// Makes points of the tables of a source of rows (CSV, spreadsheet, dBase) that brought no geometry. A row
/// whose coordinates are empty has no place; one whose coordinates cannot be right has none either, and the
/// report names it. Where there are no such columns the report says how to name them. x and y are degrees, or
/// in `assumed_crs` where a person named one. Tables that have a place already are left alone.
void place_by_columns(std::vector<FeatureTable>& tables, std::string const& source,
                      std::optional<Crs> const& assumed_crs);

}  // namespace gatepost
