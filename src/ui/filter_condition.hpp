#pragma once

#include "table/value_counts.hpp"

#include <set>
#include <string>
#include <string_view>

namespace gatepost {

/// The name of a field as a condition writes it: in quotes where it is not a plain word.
[[nodiscard]] std::string field_in_condition(std::string_view field);

/// The condition that a field has one of some values (texts of `counts`; an empty one stands for no value).
/// Empty where there are none.
[[nodiscard]] std::string condition_of_values(ValueCounts const& counts, std::set<std::string> const& chosen,
                                              bool has_without);

/// Both conditions; either may be empty.
[[nodiscard]] std::string both_conditions(std::string const& a, std::string const& b);

}  // namespace gatepost
