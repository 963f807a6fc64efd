#pragma once

#include "figure/page_plan.hpp"
#include "figure/scale_and_north.hpp"
#include "map/graticule.hpp"

namespace gatepost {

// Parts that pages of all layouts are put together from. Their upper left corner is (0, 0).

/// Whether a part is shown: as it was chosen, else as the layout has it.
[[nodiscard]] inline bool shows(std::optional<bool> const& chosen, bool usual) {
    return chosen.value_or(usual);
}

/// Texts below one another, each in as many lines as it needs.
struct TextBlock {
    std::string text;
    TextLook look;
    double gap_px = 0;  ///< before it
};
[[nodiscard]] SizedFigure text_column(Lettering& lettering, std::vector<TextBlock> const& texts,
                                      double width_px);

/// A part on a plate of the page's paper, so that it can be read on any map.
[[nodiscard]] SizedFigure on_plate(FigureContext const& context, SizedFigure const& part, double padding_px,
                                   double alpha);

/// Scale bar and north arrow, side by side, standing on one line; empty where neither is shown.
[[nodiscard]] SizedFigure scale_and_north(FigureContext const& context, Furniture const& furniture,
                                          bool is_usual, bool is_on_map);

/// The legend in columns; empty without one. `is_low`: in as many as there is room for.
struct LegendPart {
    SizedFigure sized;
    std::size_t left_out = 0;
};
[[nodiscard]] LegendPart legend_part(FigureContext const& context, DensityLegends const& densities,
                                     double column_px, Point room_px, bool is_low);

/// CRS, date and credits in small lines. `size_px`: of their letters; 0: as the layout has it.
[[nodiscard]] SizedFigure small_print(FigureContext const& context, PageWishes const& wishes, bool is_usual,
                                      double width_px, double size_px = 0);

/// Adds a part to a page, there.
void add_part(PagePlan& plan, SizedFigure const& part, Point at_px);

}  // namespace gatepost
