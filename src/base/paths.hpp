#pragma once

#include <filesystem>
#include <string>

namespace gatepost {

/// The folder that holds atlas/, basemap/ and credits.json: $GATEPOST_DATA, then share/gatepost beside the
/// executable's prefix (an installed tree), then the source tree it was built from. Throws Error naming all
/// three if none is there.
[[nodiscard]] std::filesystem::path data_folder();

/// Writes `bytes` to `path` whole or not at all: aside first, then renamed. Throws Error naming the path.
void write_file(std::filesystem::path const& path, std::string const& bytes);

/// Another executable of the program's own, beside this one or in ../lib/gatepost as installed. Not
/// necessarily there.
[[nodiscard]] std::filesystem::path helper_path(std::string const& name);

}  // namespace gatepost
