#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Throws an Error in plain words for what GDAL would only call "unable to open": a missing file, no
/// permission, 0 bytes, a text that is no GeoJSON. Reads at most a few hundred bytes.
void check_readable(std::filesystem::path const& path);

/// Throws an Error where a text that ought to be GeoJSON begins otherwise. `name` is what the message calls
/// it.
void check_begins_like_json(std::string_view first_bytes, std::string const& name);

/// The first 512 bytes of a file, or all if it is shorter; empty if it cannot be read.
[[nodiscard]] std::string first_bytes_of(std::filesystem::path const& path);

/// The files of a folder that look like layers, by name. Throws Error if there are none.
[[nodiscard]] std::vector<std::filesystem::path> layers_in_folder(std::filesystem::path const& folder);

// What a file name tells about the file; upper and lower case are treated alike.

/// The existing file of the same name with another ending ("shp"), which may be in lower case, in upper case,
/// or capitalised.
[[nodiscard]] std::optional<std::filesystem::path> file_beside(std::filesystem::path const& path,
                                                               std::string ending);

/// The last ending, in lower case: ".gz" for "Roads.GeoJSON.GZ".
[[nodiscard]] std::string ending_of(std::filesystem::path const& path);
[[nodiscard]] bool is_gzip_name(std::filesystem::path const& path);
/// An archive of files: .zip, .kmz, .shz.
[[nodiscard]] bool is_zip_name(std::filesystem::path const& path);
/// "roads.geojson" for "roads.geojson.gz"; other names unchanged.
[[nodiscard]] std::filesystem::path without_gz(std::filesystem::path const& path);
/// Whether the name is that of a single GeoJSON document: .geojson or .json.
[[nodiscard]] bool is_geojson_name(std::filesystem::path const& path);
/// Whether the name is that of a sequence of GeoJSON features: .geojsonl, .geojsons, .ndjson …
[[nodiscard]] bool is_geojson_sequence_name(std::filesystem::path const& path);
/// A text with one row per line and separators between the values: .csv, .tsv, .psv.
[[nodiscard]] bool is_separated_text_name(std::filesystem::path const& path);
/// A separated text, a spreadsheet or a dBase file: rows that have no geometry but may have coordinate
/// columns.
[[nodiscard]] bool is_table_name(std::filesystem::path const& path);
/// A format that may be in any encoding, and hardly ever says in which.
[[nodiscard]] bool says_no_encoding(std::filesystem::path const& path);
/// Whether to try to read a file that nobody named but that was found in a folder or an archive.
[[nodiscard]] bool is_layer_name(std::filesystem::path const& path);

/// "line 12, character 7": the position directly after these bytes of a file.
[[nodiscard]] std::string place_after(std::string_view before);

}  // namespace gatepost
