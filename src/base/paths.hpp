#pragma once

#include <filesystem>
#include <string>

namespace gatepost {

/// The folder that holds atlas/, basemap/ and credits.json: $GATEPOST_DATA, then share/gatepost beside the
/// executable's prefix (an installed tree), then geodata in the build folder, a link to the source tree.
/// Throws Error naming all three if none is there.
[[nodiscard]] std::filesystem::path data_folder();

/// An executable or shared library that belongs to the program, beside this one or, when installed, in
/// ../lib/gatepost. It need not exist.
[[nodiscard]] std::filesystem::path helper_path(std::string const& name);

}  // namespace gatepost
