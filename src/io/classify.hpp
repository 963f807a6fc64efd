#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost {

/// Throws an Error in plain words for what GDAL would only call "unable to open": a missing file, no
/// permission, 0 bytes, a text that is no GeoJSON. Reads at most a few hundred bytes.
void check_readable(std::filesystem::path const& path);

/// The files of a folder that look like layers, by name. Throws Error if there are none.
[[nodiscard]] std::vector<std::filesystem::path> layers_in_folder(std::filesystem::path const& folder);

/// Whether the name says GeoJSON as a whole: .geojson or .json.
[[nodiscard]] bool is_geojson_name(std::filesystem::path const& path);
/// Whether it says a sequence of features: .geojsonl, .geojsons, .ndjson …
[[nodiscard]] bool is_geojson_sequence_name(std::filesystem::path const& path);

/// "line 12, character 7" for a byte offset in a file; the offset alone where the file cannot be read.
[[nodiscard]] std::string place_of_offset(std::filesystem::path const& path, std::size_t offset);

}  // namespace gatepost
