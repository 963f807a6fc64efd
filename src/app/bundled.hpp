#pragma once

#include <filesystem>
#include <string_view>

namespace gatepost {

/// The map file of a part that comes with the program (bundled_parts); empty for another name.
[[nodiscard]] std::filesystem::path bundled_map_path(std::string_view part);

/// Whether a part comes with the program.
[[nodiscard]] bool is_bundled_part(std::string_view part);

}  // namespace gatepost
