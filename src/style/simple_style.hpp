#pragma once

#include "style/style.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The symbology that features ask for themselves, by the properties of simplestyle-spec 1.1.0
/// (`marker-color`, `marker-size`, `marker-symbol`, `stroke`, `stroke-width`, `stroke-opacity`, `fill`,
/// `fill-opacity`): a class for each distinct symbology, otherwise as in `base`.
///
/// Nothing if no feature has any of these properties. If one has, all features get what they ask for, with
/// the spec's defaults for the rest (and for what is no colour or number). After the first thousand distinct
/// symbologies, any further one is drawn like the first. `marker-symbol` chooses among our shapes, by
/// the names of Maki, or puts a letter or digit on a circle; other symbols become circles. Looks only at
/// attributes in memory. O(features).
[[nodiscard]] std::optional<ClassedStyle> simple_style_of(FeatureTable const& table, LayerStyle const& base);

/// Values of `marker-symbol` for which there is no shape. O(features).
[[nodiscard]] std::set<std::string> unknown_marker_symbols(FeatureTable const& table);

/// Whether an attribute describes symbology, not the feature: `fill` does, unless its value is no colour.
[[nodiscard]] bool is_simple_style(std::string_view property, std::string_view value);

/// "#rrggbb" or "#rgb"; the # is optional.
[[nodiscard]] std::optional<Colour> colour_of(std::string_view text);

}  // namespace gatepost
