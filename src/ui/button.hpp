#pragma once

#include "ui/palette.hpp"

#include <imgui.h>

namespace gatepost {

/// A button that is seen to be one: for answers, where the plain ones of panels would pass for text.
inline bool framed_button(char const* label) {
    ImGui::PushStyleColor(ImGuiCol_Button, palette::floats(palette::colours().hover));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, palette::floats(palette::colours().pressed));
    bool const was_pressed = ImGui::Button(label);
    ImGui::PopStyleColor(2);
    return was_pressed;
}

}  // namespace gatepost
