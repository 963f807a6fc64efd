#pragma once

#include <imgui.h>

namespace gatepost {

/// Whether Escape closes the window that is being drawn: it has the focus, and nothing in it that Escape
/// ends first (a choice that is open, a text being typed). `was_busy` keeps that from frame to frame, as
/// ImGui has ended such things already when a panel is drawn.
[[nodiscard]] inline bool is_closed_by_escape(bool& was_busy) {
    bool const is_asked = ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows) &&
                          ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)) && !was_busy;
    was_busy = ImGui::IsAnyItemActive() ||
               ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    return is_asked && !was_busy;
}

}  // namespace gatepost
