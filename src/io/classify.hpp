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

/// The first bytes of a file, 512 or as many as there are; none where it cannot be read.
[[nodiscard]] std::string first_bytes_of(std::filesystem::path const& path);

/// The files of a folder that look like layers, by name. Throws Error if there are none.
[[nodiscard]] std::vector<std::filesystem::path> layers_in_folder(std::filesystem::path const& folder);

// What a name says of a file, whatever the case of its letters.

/// The file of the same name with another ending ("shp"), in small letters, in capitals, or with one.
[[nodiscard]] std::optional<std::filesystem::path> file_beside(std::filesystem::path const& path,
                                                               std::string ending);

/// The last ending, in small letters: ".gz" of "Roads.GeoJSON.GZ".
[[nodiscard]] std::string ending_of(std::filesystem::path const& path);
[[nodiscard]] bool is_gzip_name(std::filesystem::path const& path);
/// An archive of files: .zip, .kmz, .shz.
[[nodiscard]] bool is_zip_name(std::filesystem::path const& path);
/// "roads.geojson" of "roads.geojson.gz"; other names as they are.
[[nodiscard]] std::filesystem::path without_gz(std::filesystem::path const& path);
/// Whether the name says GeoJSON as a whole: .geojson or .json.
[[nodiscard]] bool is_geojson_name(std::filesystem::path const& path);
/// Whether it says a sequence of features: .geojsonl, .geojsons, .ndjson …
[[nodiscard]] bool is_geojson_sequence_name(std::filesystem::path const& path);
/// A text of rows with separators between the values: .csv, .tsv, .psv.
[[nodiscard]] bool is_separated_text_name(std::filesystem::path const& path);
/// Such a text, a spreadsheet or a dBase file: rows that have no geometry but may have columns of
/// coordinates.
[[nodiscard]] bool is_table_name(std::filesystem::path const& path);
/// A format that may be in any encoding, and hardly ever says in which.
[[nodiscard]] bool says_no_encoding(std::filesystem::path const& path);
/// Whether it is worth trying to read a file that nobody named: it lies in a folder, or in an archive.
[[nodiscard]] bool is_layer_name(std::filesystem::path const& path);

/// "line 12, character 7" for what stands behind these bytes of a file.
[[nodiscard]] std::string place_after(std::string_view before);

}  // namespace gatepost
