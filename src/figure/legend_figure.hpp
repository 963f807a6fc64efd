#pragma once

#include "figure/blocks.hpp"
#include "figure/figure_context.hpp"
#include "map/density_legend.hpp"

#include <map>

namespace gatepost {

using DensityLegends = std::map<LayerId, DensityLegend>;

/// What the layers in view mean: each with the map's own symbols, or its classes under its title, and how
/// many of each are in view, after filters and the range of time, which stand there in words; of densities
/// their ramp. Topmost layers first, none of the background's. Empty where the map shows nothing that has a
/// meaning. `width_px`: of a column.
[[nodiscard]] std::vector<Block> legend_blocks(FigureContext const& context, DensityLegends const& densities,
                                               double width_px);

/// The ramp of one density under its title.
[[nodiscard]] Block density_block(FigureContext const& context, Layer const& layer,
                                  DensityLegend const& legend, double width_px);

}  // namespace gatepost
