#pragma once

#include "map/map_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The map file that an argument stands for: one by its name, a folder that holds exactly one, or a picture,
/// which may hold one.
[[nodiscard]] std::optional<std::filesystem::path> map_file_of(std::string const& argument);

/// Reads map files that another one in this folder includes: bundled parts by their names, others by their
/// paths.
[[nodiscard]] ReadInclude include_reader(std::filesystem::path folder);

/// Reads a map file, or the one in a picture, and what it includes; its paths become whole. Throws Error that
/// names it.
[[nodiscard]] ReadMapFile read_map_at(std::filesystem::path const& path);

/// Writes a map file whole or not at all. The name gets its ending where it has none. The path that was
/// written; throws Error that names it.
[[nodiscard]] std::filesystem::path write_map_at(std::filesystem::path path, MapFile map);

/// The text of a map file that is to lie in a folder.
[[nodiscard]] std::string map_text(MapFile map, std::filesystem::path const& folder);

/// The map that is open where nobody names one: bundled parts alone.
[[nodiscard]] ReadMapFile bundled_map(std::vector<std::string> const& parts);

/// Whether a layer of the basemap has this name, loaded or not. Reads the basemap's map file.
[[nodiscard]] bool is_basemap_layer(std::string_view name);

}  // namespace gatepost
