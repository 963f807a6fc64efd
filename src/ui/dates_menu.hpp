#pragma once

#include "ui/panels.hpp"

namespace gatepost {

/// Part of the menu of a layer: in which fields its dates stand, and whether time hides any of it.
void draw_dates_menu(PanelContext const& context, Layer const& layer);

}  // namespace gatepost
