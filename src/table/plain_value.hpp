#pragma once

#include "table/attribute_row.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// A value as a person reads it: of a list its items, of an object its members with their names, all on one
/// line ("a; b", "date: 2019-05, place: the bridge"); whatever is no JSON as it is. Empty for none.
/// O(length).
[[nodiscard]] std::string plain_value(AttributeRow const& row, std::string_view field);

}  // namespace gatepost
