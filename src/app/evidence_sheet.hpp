#pragma once

#include "app/picture_page.hpp"

#include <string>
#include <string_view>

namespace gatepost {

// The evidence sheet of the view: of features with events, or where layers were named of all of theirs.

/// As one HTML file around a picture of the view, which the camera shows.
[[nodiscard]] std::string sheet_html(OpenMap& map, std::string_view picture_png);

/// As pages of a PDF. `picture`: the view, without numbers of its own; the camera shows what it does.
[[nodiscard]] std::string sheet_pdf(OpenMap& map, PicturePage& picture, FontSet& fonts, Point page_pt);

}  // namespace gatepost
