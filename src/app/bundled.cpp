#include "app/bundled.hpp"

#include "app/map_files.hpp"
#include "base/json.hpp"
#include "base/paths.hpp"

#include <algorithm>

namespace gatepost {

std::filesystem::path bundled_map_path(std::string_view part) {
    if (part == "basemap") {
        return data_folder() / "basemap.gatepost.json";
    }
    return part == "atlas" ? data_folder() / "vietnam-china-border.gatepost.json" : std::filesystem::path{};
}

bool is_bundled_part(std::string_view part) {
    return std::find(bundled_parts.begin(), bundled_parts.end(), part) != bundled_parts.end();
}

ReadMapFile bundled_map(std::vector<std::string> const& parts) {
    Json const tree{{"gatepost_map", 1}, {"include", parts}};
    return read_map_file(tree.dump(), data_folder(), include_reader(data_folder()));
}

bool is_basemap_layer(std::string_view name) {
    auto const layers = bundled_map({"basemap"}).map.state.layers;
    return std::any_of(layers.begin(), layers.end(), [&](LayerState const& one) { return one.name == name; });
}

}  // namespace gatepost
