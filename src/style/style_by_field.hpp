#pragma once

#include "style/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What a layer is coloured by.
struct FieldColouring {
    std::string field;
    /// A class for each value, or ranges of numbers; none: whatever suits the field.
    std::optional<Classing> classing{};
    std::optional<Grading> grading{};  ///< of ranges; none: the usual one
    /// Its features are areas and none are lines: fills let the basemap through, and a thin outline in the
    /// colour of the paper parts neighbours.
    bool has_areas = false;
};

/// A class for each value of a field, the most frequent first, in colours that stay distinguishable for every
/// common colour vision, and one class for the rest. If the field holds numbers that are no codes (more than
/// a dozen differ, or few occur twice): ranges of them as the grading says, and one class for what has none.
/// Where `base` has such ranges of this field already, they keep what was chosen but their colours; otherwise
/// everything else is as in `base`. Nothing if there is no such field, or if it is null throughout.
/// O(n log n).
[[nodiscard]] std::optional<LayerStyle> style_by_field(AttributeColumns const& columns,
                                                       FieldColouring const& wanted, LayerStyle const& base);

/// Ranges in the colours of another ramp, or of the same one reversed. Nothing is read: classes stay the
/// same.
[[nodiscard]] LayerStyle recoloured(LayerStyle style, Grading const& grading);

/// The fields that make sense for colouring: those with at least two values, and fewer values than features.
/// Looks at the first thousands of features.
[[nodiscard]] std::vector<std::string> fields_to_style_by(AttributeColumns const& columns);

/// The fields that hold numbers.
[[nodiscard]] std::vector<std::string> fields_of_numbers(AttributeColumns const& columns);

}  // namespace gatepost
