#pragma once

#include "app/open_map.hpp"

#include <string>

namespace gatepost {

/// Whether a file's name asks for a page: it ends in .html or .htm.
[[nodiscard]] bool is_html_path(std::string_view path);

/// The view as one HTML file that works by itself; what had to be left out is told in the log. All layers
/// have been read.
[[nodiscard]] std::string page_html(OpenMap& map);

}  // namespace gatepost
