#pragma once

#include "map/layer.hpp"
#include "words/words.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// A layer's name in the panel: in the language of the interface, where its map file has it.
[[nodiscard]] std::string layer_title(Layer const& layer, Locale locale);

/// What the classes are of: the field that a person's layer is coloured by, with its unit where the map file
/// says one; empty for other layers, whose titles say it.
[[nodiscard]] std::string legend_head(Layer const& layer, Locale locale);

/// What a class is called in the legend. Ranges without a label say their bounds, and which of them is in the
/// class: "< 10", "≥ 10 … < 20", "≥ 20".
[[nodiscard]] std::string class_title(Layer const& layer, std::size_t style_class, Locale locale);

/// The classes that a legend lists: those that have features, where they do not all look alike; the
/// first most_legend_entries of them, and last the one for all other values.
[[nodiscard]] std::vector<std::size_t> legend_classes(Layer const& layer);

}  // namespace gatepost
