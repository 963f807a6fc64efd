#pragma once

#include <filesystem>
#include <string>

namespace gatepost {

/// A path as it stands in a map file that lies in a folder, seen from anywhere. Addresses and what else GDAL
/// opens stay as they are.
[[nodiscard]] std::string whole_path(std::string const& path, std::filesystem::path const& folder);

/// A path as it is written into a map file: from its folder where both lie on one way below the root. Secrets
/// in addresses are left out.
[[nodiscard]] std::string written_path(std::string const& path, std::filesystem::path const& folder);

/// The same for what a map includes: parts that come with the program are called by their names.
[[nodiscard]] std::string whole_part(std::string const& part, std::filesystem::path const& folder);
[[nodiscard]] std::string written_part(std::string const& part, std::filesystem::path const& folder);

}  // namespace gatepost
