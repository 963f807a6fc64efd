#pragma once

#include "ui/panels.hpp"

namespace gatepost {

/// In the menu of a layer whose texts are not UTF-8: which encoding they were read in, and others to read
/// them in. For other layers nothing.
void draw_encoding_menu(PanelContext const& context, Layer const& layer);

}  // namespace gatepost
