#pragma once

#include <array>
#include <string_view>

namespace gatepost::map_file_keys {

// The keys of a map file that this version knows, by the object they stand in. Others are kept as they are.

constexpr std::array<std::string_view, 9> map{"gatepost_map", "crs",    "view",      "theme",  "languages",
                                              "furniture",    "layers", "selection", "include"};
/// Keys that later versions will give a meaning: nothing is said of them.
constexpr std::array<std::string_view, 9> reserved{"title",   "time",      "search",  "figures", "tours",
                                                   "credits", "bookmarks", "profile", "panels"};
constexpr std::array<std::string_view, 4> view{"centre", "zoom", "centre_in_crs", "units_per_px"};
constexpr std::array<std::string_view, 3> furniture{"scale_bar", "north_arrow", "graticule"};
constexpr std::array<std::string_view, 14> layer{
    "name",    "title",    "part_of",       "source", "source_layer",   "encoding",          "visible",
    "opacity", "clusters", "colour_number", "style",  "hidden_classes", "singled_out_class", "group"};

}  // namespace gatepost::map_file_keys
