#pragma once

#include "style/theme.hpp"

#include <imgui.h>

namespace gatepost::palette {

struct Colours {
    Colour accent;
    Colour ink;
    Colour quiet_ink;
    Colour faint_ink;  ///< of what is switched off
    Colour warning;
    Colour failure;
    Colour paper;
    Colour line;
    Colour field;  ///< of a box to write in
    Colour hover;  ///< of what the pointer is on
    Colour pressed;
    Colour scroll_bar;
};
/// Of the theme that was applied last: one for the whole interface, as ImGui's own style is.
[[nodiscard]] Colours const& colours();
/// Paper is white as well when it is printed.
void choose(Theme theme);

/// As ImGui's draw lists take it.
[[nodiscard]] inline ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }
/// As ImGui's styles take it.
[[nodiscard]] inline ImVec4 floats(Colour colour) {
    auto const channels = colour.to_floats();
    return {channels[0], channels[1], channels[2], channels[3]};
}

}  // namespace gatepost::palette
