#pragma once

#include "page/evidence.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// What an evidence sheet shows besides its table.
struct HtmlSheetRequest {
    Viewport view;                 ///< what the picture shows
    std::string_view picture_png;  ///< of the map, at whatever resolution
    Locale locale = Locale::english;
    std::string title;
    std::string subtitle;  ///< empty: none
    std::string credits;
    bool shows_credits = true;  ///< else they are in its metadata alone
    std::string generator;      ///< the program and its version
};

/// A page for A4: the map with numbered pins, and a table of what each of them is evidence for. It needs
/// nothing else, has no script, and asks for nothing.
[[nodiscard]] std::string html_sheet(Evidence const& evidence, HtmlSheetRequest const& request);

}  // namespace gatepost
