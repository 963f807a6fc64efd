#pragma once

#include "base/json_tree.hpp"
#include "map/map_state.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Parts that come with the program, and may be included by these names.
constexpr std::array<std::string_view, 2> bundled_parts{"basemap", "atlas"};

/// What the name of every map file ends in.
constexpr std::string_view map_file_ending = ".gatepost.json";

/// A place as people say it, and how close it is seen.
struct MapPlace {
    Point centre_lonlat;
    double zoom = 0;
};

/// A map CRS that a map file offers.
struct CrsChoice {
    std::string definition;
    LanguageText title;
};

/// Whose data a map shows.
struct MapCredit {
    std::string part;  ///< of the map, whose layers it is about (LayerState::part_of); empty: all others
    LanguageText text;
};

/// A map as it is kept in a file (docs/map-file.md): what a person chose of it, with sources by their paths.
struct MapFile {
    MapState state;                 ///< layers have no ids yet; paths of local files are whole
    std::optional<MapPlace> place;  ///< what `state.view` is for people; where they differ, this was edited
    /// Other map files whose layers are on it: bundled parts by name, others by whole paths.
    std::vector<std::string> includes;
    LanguageText title;  ///< what the map is called
    // Of the includes too:
    std::vector<MapCredit> credits;
    std::optional<Box> home_lonlat;  ///< what is shown where nobody looked at anything else
    std::vector<CrsChoice> crs_choices;
    /// The file as it was read: what this version does not know stays in it when the map is kept again.
    JsonTree tree;
};

/// A map file that was read, and what of it was not understood: a line each, with the JSON path.
struct ReadMapFile {
    MapFile map;
    std::vector<std::string> messages;
};

/// Reads a map file that another one includes, by what stands there. Throws Error that says why it cannot.
using ReadInclude = std::function<ReadMapFile(std::string const& part)>;

/// Reads a map file. `folder` is the one that it lies in: relative paths begin there. A value of the wrong
/// type or out of its range is left aside with a message, the rest is read; keys that are not known are kept.
/// Layers of its includes are among its layers; those of their includes are not. Without a way to read them
/// they are left out. Throws Error where the text is no JSON object.
[[nodiscard]] ReadMapFile read_map_file(std::string_view json_text, std::filesystem::path const& folder,
                                        ReadInclude const& read_include = {});

/// The text of a map file that is to lie in a folder. Paths are relative to it where the files lie on the
/// same way below the root, so that the folder can be moved with all that is in it. Secrets in addresses are
/// not written. What is written, read and written again is the same to the last byte.
[[nodiscard]] std::string write_map_file(MapFile const& map, std::filesystem::path const& folder);

}  // namespace gatepost
