#include "app/bundled.hpp"

#include "base/paths.hpp"
#include "map/map_file.hpp"

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

}  // namespace gatepost
