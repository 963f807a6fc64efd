#pragma once

#include "table/attribute_column.hpp"

#include <cstddef>
#include <string>

namespace gatepost {

/// A value as a text that equal ones have in common, and no others: 1 and 1.0 are equal, 1 and "1" are not,
/// the members of an object may stand in any order. Empty for none; nullptr is a column that there is not.
[[nodiscard]] std::string value_key(AttributeColumn const* column, std::size_t row);

}  // namespace gatepost
