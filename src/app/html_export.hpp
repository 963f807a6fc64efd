#pragma once

#include "app/open_map.hpp"

#include <cstdint>
#include <string>

namespace gatepost {

enum class HtmlKind : std::uint8_t { page, sheet };

/// Tells in the log which options about pictures were given that mean nothing there.
void warn_of_options_without_meaning(Options const& asked, HtmlKind kind);

/// The view as one HTML file that works by itself; what had to be left out is told in the log. All layers
/// have been read.
[[nodiscard]] std::string page_html(OpenMap& map);

}  // namespace gatepost
