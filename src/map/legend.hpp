#pragma once

#include "map/layer.hpp"
#include "map/map_plane.hpp"
#include "map/viewport.hpp"
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

/// How many features of each class a view shows, at its zoom: by their bounds, those without a symbol of
/// their own too, each once however often the map repeats. Costs what is in view.
[[nodiscard]] std::vector<std::size_t> class_sizes_in_view(Layer const& layer, Viewport const& viewport,
                                                           double zoom, MapPlane const& plane);

}  // namespace gatepost
