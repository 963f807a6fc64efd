#pragma once

#include "app/open_map.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// The view as one HTML file that works by itself; what had to be left out is told in the log. All layers
/// have been read.
[[nodiscard]] std::string page_html(OpenMap& map);

/// The evidence sheet of the view, around a picture of it: features with events, or where layers were named
/// all of theirs.
[[nodiscard]] std::string sheet_html(OpenMap& map, std::string_view picture_png);

}  // namespace gatepost
