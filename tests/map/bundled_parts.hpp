#pragma once

#include <string>
#include <vector>

#include "base/whole_file.hpp"
#include "map/map_file.hpp"
#include "map/map_file_parts.hpp"

namespace gatepost {

/// The layers of a part that comes with the program, as a map that includes it has them.
inline std::vector<LayerState> bundled_layers(std::string const& part) {
    std::string const name = part == "atlas" ? "vietnam-china-border" : part;
    auto const text = read_file(std::string(GATEPOST_GEODATA "/") + name + ".gatepost.json");
    return part_of_map(part, read_map_file(*text, GATEPOST_GEODATA).map.state.layers).layers;
}

/// What the map files say of a layer that comes with the program; nothing where there is none of this name.
inline std::shared_ptr<LayerProfile const> bundled_profile(std::string const& name) {
    for (char const* const part : {"basemap", "atlas"}) {
        for (LayerState const& layer : bundled_layers(part)) {
            if (layer.name == name) {
                return layer.profile;
            }
        }
    }
    return usual_profile();
}

inline LayerStyle bundled_style(std::string const& name, Theme theme = Theme::light) {
    LayerStyle style = *bundled_profile(name)->look;
    style.take_theme(theme);
    return style;
}

}  // namespace gatepost
