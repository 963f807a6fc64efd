#pragma once

#include "figure/lettering.hpp"
#include "page/evidence.hpp"
#include "page/figure_painter.hpp"
#include "words/words.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// What an evidence sheet on paper shows besides its table.
struct PdfSheetRequest {
    Point page_pt{595.28, 841.89};  ///< A4
    PageFigures map;                ///< of the view that the pins were placed in
    Point map_size_px;
    Locale locale = Locale::english;
    std::string title;
    std::string subtitle;  ///< empty: none
    std::string credits;   ///< empty: none are shown
};

struct PdfSheet {
    std::vector<PageFigures> pages;
    double pt_per_px = 1;  ///< of their figures
};

/// Pages with what html_sheet has: the map with its pins, whose numbers lead to their rows; the table, whose
/// rows may go on on the next page, where its heading stands again; credits and number on each.
[[nodiscard]] PdfSheet pdf_sheet(Lettering& lettering, Evidence const& evidence,
                                 PdfSheetRequest const& request);

}  // namespace gatepost
