#pragma once

#include "table/attribute_column.hpp"

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

namespace gatepost {

/// The fields of an OGR layer as empty columns.
[[nodiscard]] std::vector<AttributeColumn> columns_of(OGRLayer& layer);

/// Appends a feature's values to the columns that columns_of gave: whole numbers exactly, dates and times as
/// ISO 8601, lists as JSON arrays, bytes as hexadecimal digits.
void add_values(OGRFeature const& feature, std::vector<AttributeColumn>& columns);

}  // namespace gatepost
