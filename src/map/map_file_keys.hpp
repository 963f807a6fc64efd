#pragma once

#include <array>
#include <string_view>

namespace gatepost::map_file_keys {

// The keys of a map file that this version knows, by the object they stand in. Others are kept as they are.

constexpr std::array<std::string_view, 19> map{
    "gatepost_map", "crs",     "view",      "theme", "languages", "furniture",   "layers",
    "picture",      "include", "selection", "title", "credits",   "crs_choices", "profile",
    "kept_aside",   "time",    "undated",   "tours", "pinned"};
/// Keys that later versions will give a meaning: nothing is said of them.
constexpr std::array<std::string_view, 4> reserved{"search", "figures", "bookmarks", "panels"};
constexpr std::array<std::string_view, 3> tour{"name", "title", "stops"};
constexpr std::array<std::string_view, 6> tour_stop{"title", "text", "view", "time", "selection", "layers"};
constexpr std::array<std::string_view, 3> tour_view{"centre", "zoom", "size"};
constexpr std::array<std::string_view, 4> dates{"start", "end", "order", "lasts"};
constexpr std::array<std::string_view, 5> view{"centre", "zoom", "centre_in_crs", "units_per_px", "box"};
constexpr std::array<std::string_view, 12> furniture{"scale_bar", "north_arrow", "graticule", "legend",
                                                     "credits",   "crs",         "date",      "locator",
                                                     "pins",      "title",       "subtitle",  "text"};
constexpr std::array<std::string_view, 2> pinned{"feature", "offset"};
constexpr std::array<std::string_view, 13> picture{
    "kind",        "features", "file",       "layout",     "size", "dpi",          "scale",
    "transparent", "quality",  "provenance", "world_file", "tour", "frame_seconds"};
constexpr std::array<std::string_view, 20> layer{
    "background",     "sound_areas",       "profile", "name",    "title",    "part_of",       "source",
    "source_layer",   "encoding",          "visible", "opacity", "clusters", "colour_number", "style",
    "hidden_classes", "singled_out_class", "group",   "dates",   "timeless", "filter"};

}  // namespace gatepost::map_file_keys
