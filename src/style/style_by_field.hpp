#pragma once

#include "style/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A class for each value of a field, the most frequent first, in colours that stay apart under every common
/// colour vision, and one for all that is left; or, where it holds numbers and more than a dozen of them are
/// different, five ranges of about as many features each, from light to dark. Everything else is as in
/// `base`. Nothing where there is no such field, or it is null throughout. O(n log n).
[[nodiscard]] std::optional<LayerStyle> style_by_field(AttributeColumns const& columns,
                                                       std::string const& field, LayerStyle const& base);

/// The fields by which it makes sense to colour: those with at least two values, and not as many as features.
/// Looks at the first thousands of them.
[[nodiscard]] std::vector<std::string> fields_to_style_by(AttributeColumns const& columns);

}  // namespace gatepost
