#pragma once

#include "style/interface_colours.hpp"

#include <imgui.h>

namespace gatepost::palette {

/// Of the theme that was applied last: one for the whole interface, as ImGui's own style is.
[[nodiscard]] InterfaceColours const& colours();
void choose(Theme theme);

/// As ImGui's draw lists take it.
[[nodiscard]] inline ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }
/// As ImGui's styles take it.
[[nodiscard]] inline ImVec4 floats(Colour colour) {
    auto const channels = colour.to_floats();
    return {channels[0], channels[1], channels[2], channels[3]};
}

}  // namespace gatepost::palette
