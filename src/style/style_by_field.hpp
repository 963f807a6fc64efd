#pragma once

#include "style/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A class for each value of a field, the most frequent first, in colours that stay distinguishable for every
/// common colour vision, and one class for the rest. If the field holds numbers and more than a dozen of them
/// differ: five ranges with about as many features each, from light to dark. Everything else is as in `base`.
/// Nothing if there is no such field, or if it is null throughout. O(n log n).
[[nodiscard]] std::optional<LayerStyle> style_by_field(AttributeColumns const& columns,
                                                       std::string const& field, LayerStyle const& base);

/// The fields that make sense for colouring: those with at least two values, and fewer values than features.
/// Looks at the first thousands of features.
[[nodiscard]] std::vector<std::string> fields_to_style_by(AttributeColumns const& columns);

/// The fields that hold numbers.
[[nodiscard]] std::vector<std::string> fields_of_numbers(AttributeColumns const& columns);

}  // namespace gatepost
