#pragma once

#include "map/document.hpp"
#include "map/viewport.hpp"

#include <cstdint>
#include <vector>

namespace gatepost {

/// The features of a layer that may have labels, in one copy of the map.
struct LayerInView {
    std::size_t place = 0;  ///< of the layer, in the drawing order
    int turn = 0;
    double east_world = 0;
    std::vector<std::uint32_t> features;
};

/// Layer by layer from the bottom, each in all copies of the map that are in view. Costs what
/// labelled_features does for each.
[[nodiscard]] std::vector<LayerInView> layers_in_view(Document const& document, Viewport const& viewport,
                                                      double zoom);

/// How many features of one layer may have labels, so that those of all layers fit into what is kept of
/// shaped texts: layers with fewer keep all of theirs, the others share what is left.
[[nodiscard]] std::size_t share_of_labels(std::vector<LayerInView> const& in_view);

/// Of more features than `most` every 2nd, 4th, 8th …, evenly and always the same ones: those of a thinner
/// choice are among those of a denser one.
[[nodiscard]] std::vector<std::uint32_t> thinned(std::vector<std::uint32_t> features, std::size_t most);

}  // namespace gatepost
