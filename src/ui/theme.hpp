#pragma once

#include "style/theme.hpp"

namespace gatepost {

/// Sets colours, spacing and corners of the whole interface, for a pixel ratio. The ImGui context must exist.
void apply_theme(Theme theme, float pixel_ratio);

/// What panels are filled with, in the theme that was applied last.
[[nodiscard]] Colour panel_colour();

}  // namespace gatepost
