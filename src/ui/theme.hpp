#pragma once

namespace gatepost {

/// Sets colours, spacing and corners of the whole interface, for a pixel ratio. Call once, after the ImGui
/// context exists.
void apply_light_theme(float pixel_ratio);

}  // namespace gatepost
