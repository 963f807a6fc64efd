#pragma once

#include "app/exporter.hpp"

#include <string>

namespace gatepost {

// The evidence sheet of the view: of features with events, or where layers were named of all of theirs.

/// As one HTML file around a picture of the view.
[[nodiscard]] std::string sheet_html(OpenMap& map, PinnedPicture const& picture);

/// As pages of a PDF. `picture`: of the view, for a sheet.
[[nodiscard]] std::string sheet_pdf(OpenMap& map, PicturePage& picture, FontSet& fonts, Point page_pt);

}  // namespace gatepost
