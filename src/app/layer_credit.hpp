#pragma once

#include "io/export_layer.hpp"
#include "map/layer.hpp"
#include "map/map_file.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Whose data a layer is: what its file says of itself; of what it does not say, what a `credits.json` says
/// of it that lies in its folder or in one of the two above; else, of a layer that another map file brought,
/// what the map says of all that is on it. A list of credits that cannot be read is told among the doubts. A
/// licence that asks for share-alike says so in words.
[[nodiscard]] DataCredit credit_of(Layer const& layer, MapFile const& map, std::vector<std::string>& doubts);

}  // namespace gatepost
