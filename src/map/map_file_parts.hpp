#pragma once

#include "map/layer_state.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// A map file that another one includes: what its layers are like by themselves.
struct IncludedPart {
    std::string name;  ///< of a bundled part, else a whole path
    std::vector<LayerState> layers;
};

/// The layers of a map file as others see them: their styles are the looks that they have by themselves.
[[nodiscard]] IncludedPart part_of_map(std::string name, std::vector<LayerState> layers);

/// Gives a layer that says which part it is of its source and meaning from there; one that is not there stays
/// as it is, without a source.
void take_from_part(LayerState& layer, std::vector<IncludedPart> const& parts);

/// Puts layers of the parts that are not among the layers there too, each above the one that it lies on in
/// its part, and sorts all by group. Names stay different: the map's own layers give way. O(layers²).
void add_unlisted_layers(std::vector<LayerState>& layers, std::vector<IncludedPart> const& parts);

}  // namespace gatepost
