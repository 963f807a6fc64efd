#pragma once

#include "map/density_legend.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

namespace gatepost {

/// Draws the colours of a density with the numbers that they stand for, and above them what is counted. `at`
/// is the upper left corner, on ImGui's screen. Returns the lower right one.
ImVec2 draw_density_legend(PanelContext const& context, DensityLegend const& legend, ImDrawList& list,
                           ImVec2 at, float width);

/// Below a layer's row in the layer panel, where it shows a density.
void draw_density_legend_of(PanelContext const& context, Layer const& layer);

}  // namespace gatepost
