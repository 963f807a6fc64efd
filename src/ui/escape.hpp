#pragma once

#include "ui/panels.hpp"

#include <imgui.h>

namespace gatepost {

/// Whether Escape closes the window that is being drawn: it has the focus, or nothing has it and no card is
/// open; and nothing is there that Escape ends first (a choice that is open, a text being typed). `was_busy`
/// keeps that from frame to frame, as ImGui has ended such things already when a panel is drawn.
[[nodiscard]] inline bool is_closed_by_escape(PanelContext const& context, bool& was_busy) {
    bool const is_next = !context.model.popup && !ImGui::IsWindowFocused(ImGuiFocusedFlags_AnyWindow);
    bool const is_asked = (is_next || ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows)) &&
                          ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)) && !was_busy;
    was_busy = ImGui::IsAnyItemActive() ||
               ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    return is_asked && !was_busy;
}

}  // namespace gatepost
