#pragma once

#include "figure/page_plan.hpp"
#include "figure/scale_and_north.hpp"
#include "map/graticule.hpp"

namespace gatepost {

// Parts that pages of all layouts are put together from. Their upper left corner is (0, 0).

/// Whether a part of decided() furniture is shown.
[[nodiscard]] inline bool is_shown(std::optional<bool> const& part) { return part.value_or(false); }

/// Texts below one another, each in as many lines as it needs.
struct TextBlock {
    std::string text;
    TextLook look;
    double gap_px = 0;  ///< before it
    PagePart part = PagePart::paragraph;
};

/// The block of text of a page, no higher than that: what has no room is left out, which its last line shows
/// and the plan tells.
[[nodiscard]] SizedFigure text_part(FigureContext const& context, PageWishes const& wishes, double size_px,
                                    Point room_px, PagePlan& plan);
[[nodiscard]] SizedFigure text_column(Lettering& lettering, std::vector<TextBlock> const& texts,
                                      double width_px);

/// The looks of a layout's title and of what stands below it.
struct TitleSizes {
    double title_px, subtitle_px, text_px;
};

/// A title over the subtitle of a page.
[[nodiscard]] SizedFigure title_part(FigureContext const& context, PageWishes const& wishes,
                                     std::string const& title, TitleSizes const& sizes, double width_px);

/// A part on a plate of the page's paper, so that it can be read on any map.
[[nodiscard]] SizedFigure on_plate(FigureContext const& context, SizedFigure const& part, double padding_px,
                                   double alpha);

/// Scale bar and north arrow, side by side, standing on one line; empty where neither is shown.
[[nodiscard]] SizedFigure scale_and_north(FigureContext const& context, Furniture const& furniture,
                                          bool is_on_map);

/// The legend in columns; empty without one. `is_low`: in as many as there is room for.
struct LegendPart {
    SizedFigure sized;
    std::size_t left_out = 0;
};
[[nodiscard]] LegendPart legend_part(FigureContext const& context, DensityLegends const& densities,
                                     double column_px, Point room_px, bool is_low);

/// CRS, date and credits in small lines. `size_px`: of their letters; 0: as the layout has it.
[[nodiscard]] SizedFigure small_print(FigureContext const& context, PageWishes const& wishes, double width_px,
                                      double size_px = 0);

/// Adds a part to a page, there.
void add_part(PagePlan& plan, SizedFigure const& part, Point at_px);

/// Where a part of a size lies, there.
[[nodiscard]] inline Box box_at(Point at_px, Point size_px) {
    return {at_px.x, at_px.y, at_px.x + size_px.x, at_px.y + size_px.y};
}
/// Whether something covers it already.
[[nodiscard]] bool is_taken(PagePlan const& plan, Box const& box_px);

/// A room without what is reserved in it: of each box the side goes that leaves most, unless little would be
/// left.
[[nodiscard]] Box room_beside(Box room_px, std::vector<Box> const& reserved_px);

}  // namespace gatepost
