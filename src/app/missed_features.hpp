#pragma once

#include "map/layer_content.hpp"
#include "table/names.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// What of a layer is not on the map as it was meant, a line each for a person: features that the map's
/// projection cannot show, those whose coordinates are no place, and those that cross the antimeridian uncut.
/// Each line names the first few.
[[nodiscard]] std::vector<std::string> missed_messages(LayerState const& layer, LayerContent const& content,
                                                       Crs const& map_crs, LanguageChain const& languages);

}  // namespace gatepost
