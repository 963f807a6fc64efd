#pragma once

#include "ui/panels.hpp"

#include <imgui.h>

namespace gatepost {

/// Notes that the panel which is being drawn covers the map: labels of the next frame keep out of it. Not for
/// cards: names would go elsewhere for each of them, and not come back.
inline void note_covered(PanelContext const& context) {
    ImVec2 const low = ImGui::GetWindowPos();
    ImVec2 const size = ImGui::GetWindowSize();
    auto const logical = [&](float px) { return static_cast<double>(px / context.pixel_ratio); };
    context.typed.covered_screen.push_back(
        {logical(low.x), logical(low.y), logical(low.x + size.x), logical(low.y + size.y)});
}

}  // namespace gatepost
