#pragma once

#include "geo/point.hpp"
#include "map/layer_state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// One input file and what part it plays.
struct SourceFile {
    std::string path;
    LayerGroup group = LayerGroup::own;
    std::string style_folder{};  ///< of a bundled one: where another look of it may be kept
    /// What a map file says of its layers. Where there is any, no other of its layers is wanted.
    std::vector<LayerState> awaited{};
};

/// The bundled layers in drawing order, bottom first. Throws Error if the data folder is missing.
[[nodiscard]] std::vector<SourceFile> bundled_files(LayerGroup group);

/// Whether a bundled layer has this id, loaded or not.
[[nodiscard]] bool is_bundled(std::string_view id);

/// The credit line of the bundled data, as it stands on the map and in every picture.
[[nodiscard]] std::string bundled_credits();

/// Where the atlas opens: the whole Vietnam–China land border.
constexpr Box atlas_home_lonlat{101.95, 21.05, 108.25, 23.75};

}  // namespace gatepost
