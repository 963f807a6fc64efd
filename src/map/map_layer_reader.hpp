#pragma once

#include "base/json_object.hpp"
#include "map/map_file_notes.hpp"
#include "map/map_file_parts.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace gatepost {

/// What the layers of a map file begin with.
struct MapLayerContext {
    std::filesystem::path const& folder;  ///< where relative paths begin
    std::vector<IncludedPart> const& parts;
    std::shared_ptr<LayerProfile const> const& profile;  ///< of all layers of the file
};

/// One layer of a map file. What is wrong of its choices is noted and costs nothing else. Throws Error where
/// it has no name, or neither a source nor a part that it comes with.
[[nodiscard]] LayerState read_map_layer(JsonObject const& json, MapLayerContext const& context,
                                        MapFileNotes& notes);

}  // namespace gatepost
