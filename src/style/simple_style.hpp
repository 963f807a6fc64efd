#pragma once

#include "style/style.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gatepost {

/// The look that features themselves ask for, by the properties of simplestyle-spec 1.1.0 (`marker-color`,
/// `marker-size`, `marker-symbol`, `stroke`, `stroke-width`, `stroke-opacity`, `fill`, `fill-opacity`): a
/// class for each different look, as in `base` otherwise.
///
/// Nothing where no feature has any of these properties. Where one has, all get what they ask for, with the
/// spec's defaults for the rest (and for what is no colour or number). Looks beyond the first thousand are as
/// the first. `marker-symbol` chooses among the shapes there are; others, and letters, are circles. Only
/// attributes in memory are looked at. O(features).
[[nodiscard]] std::optional<ClassedStyle> simple_style_of(FeatureTable const& table, LayerStyle const& base);

/// Whether an attribute is about the look, not about the feature: `fill` is, unless its value is no colour.
[[nodiscard]] bool is_simple_style(std::string_view property, std::string_view value);

/// "#rrggbb" or "#rgb", the # being optional.
[[nodiscard]] std::optional<Colour> colour_of(std::string_view text);

}  // namespace gatepost
