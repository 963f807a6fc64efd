#pragma once

#include "app/open_map.hpp"

#include <string>

namespace gatepost {

/// What a map is called: by its file, else by the layers that a person opened; empty where nothing says.
[[nodiscard]] std::string title_of_map(OpenMap& map, Locale locale);

/// The title of its pictures: the one that was chosen for them, else that.
[[nodiscard]] std::string title_of_picture(OpenMap& map, Locale locale);

/// What a picture is of, in a sentence or two: its subtitle and text; else the layers that it shows.
[[nodiscard]] std::string description_of_picture(OpenMap& map, Locale locale);

/// What of its data the map shows, where it is not all: the range of time, unless another part of the page
/// says so, and the filter of each layer that is shown. "Time: 2014 – 2017 · Mills: Filter: …".
enum class SaysTime : std::uint8_t { no, yes };
[[nodiscard]] std::string choice_in_words(OpenMap& map, Locale locale, SaysTime says_time);

}  // namespace gatepost
