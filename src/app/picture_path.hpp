#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace gatepost {

/// Where a person keeps pictures: $XDG_PICTURES_DIR, as ~/.config/user-dirs.dirs has it; else ~/Pictures,
/// else the home folder, else the current one.
[[nodiscard]] std::filesystem::path pictures_folder();

/// A title as the name of a file, without its ending: no slashes, no signs that steer, not too long. "map"
/// for an empty one.
[[nodiscard]] std::string file_name_of(std::string const& title);

/// The path itself where no file has it, else with the first free number: map-2.png. `is_taken`: whether it
/// will be a file's.
[[nodiscard]] std::filesystem::path free_path(std::filesystem::path const& path,
                                              std::function<bool(std::string const&)> const& is_taken = {});

}  // namespace gatepost
