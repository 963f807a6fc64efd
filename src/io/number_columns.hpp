#pragma once

#include "table/attribute_column.hpp"

#include <vector>

namespace gatepost {

/// Formats without types (CSV) give every value as text. This turns columns in which every value is a number
/// into numeric columns, but only if nothing is lost and the text could be written back the same. 007, +84
/// 24, and anything of more than 15 digits are names that look like numbers; so is a version 1.10 in a column
/// with a 1.1. Empty values become nulls.
void make_number_columns(std::vector<AttributeColumn>& columns);

}  // namespace gatepost
