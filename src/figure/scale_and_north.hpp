#pragma once

#include "figure/figure_context.hpp"
#include "map/scale_bar.hpp"

namespace gatepost {

/// A part of a page with its size; the upper left corner is (0, 0).
struct SizedFigure {
    Figure figure;
    Point size_px;
};

/// The bar with its length above it. On the map it has a pale edge, beside it none.
[[nodiscard]] SizedFigure scale_bar_figure(FigureContext const& context, ScaleBar const& bar, bool is_on_map);

/// A slim needle that points to true north, its dark half the eastern one, and an N at its tip.
[[nodiscard]] SizedFigure north_arrow_figure(FigureContext const& context, double north_deg, bool is_on_map);

}  // namespace gatepost
