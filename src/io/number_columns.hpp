#pragma once

#include "table/attribute_column.hpp"

#include <vector>

namespace gatepost {

/// Formats without types (CSV) give every value as text. Columns in which every value is a number become
/// columns of numbers, but only where nothing is lost by it, so that the text could be written again: 007,
/// +84 24 and what has more than 15 digits are names that look like numbers, and so is a version 1.10 beside
/// a 1.1. Empty values are none then.
void make_number_columns(std::vector<AttributeColumn>& columns);

}  // namespace gatepost
