#pragma once

#include "base/json.hpp"
#include "map/map_state.hpp"
#include "table/names.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What the name of every map file ends in.
constexpr std::string_view map_file_ending = ".gatepost.json";

/// A place as people say it, and how close it is seen.
struct MapPlace {
    Point centre_lonlat;
    double zoom = 0;
};

/// A map as it is kept in a file (docs/map-file.md): what a person chose of it, with sources by their paths.
struct MapFile {
    MapState state;                 ///< layers have no ids yet; paths of local files are whole
    std::optional<MapPlace> place;  ///< what `state.view` is for people; where they differ, this was edited
    std::optional<LanguageChain> languages;  ///< of names
    std::vector<std::string> includes;       ///< bundled parts below the rest: "basemap", "atlas"
    std::vector<std::string> selection;      ///< features whose card is open: gates:G06
    /// The file as it was read: what this version does not know stays in it when the map is kept again.
    Json tree = Json::object();
};

/// A map file that was read, and what of it was not understood: a line each, with the JSON path.
struct ReadMapFile {
    MapFile map;
    std::vector<std::string> messages;
};

/// Reads a map file. `folder` is the one that it lies in: relative paths begin there. A value of the wrong
/// type or out of its range is left aside with a message, the rest is read; keys that are not known are kept.
/// Throws Error where the text is no JSON object.
[[nodiscard]] ReadMapFile read_map_file(std::string_view json_text, std::filesystem::path const& folder);

/// The text of a map file that is to lie in a folder. Paths are relative to it where the files lie on the
/// same way below the root, so that the folder can be moved with all that is in it. Secrets in addresses are
/// not written. What is written, read and written again is the same to the last byte.
[[nodiscard]] std::string write_map_file(MapFile const& map, std::filesystem::path const& folder);

}  // namespace gatepost
