#pragma once

#include "map/map_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The map file of a part that comes with the program (bundled_parts); empty for another name.
[[nodiscard]] std::filesystem::path bundled_map_path(std::string_view part);

/// Whether a part comes with the program.
[[nodiscard]] bool is_bundled_part(std::string_view part);

/// The map that is open where nobody names one: bundled parts alone.
[[nodiscard]] ReadMapFile bundled_map(std::vector<std::string> const& parts);

/// Whether a layer of the basemap has this name, loaded or not. Reads the basemap's map file.
[[nodiscard]] bool is_basemap_layer(std::string_view name);

}  // namespace gatepost
