#pragma once

#include "ui/covered.hpp"
#include "ui/pane.hpp"

#include <imgui.h>

#include <string>

namespace gatepost {

/// A form of a layer beside the layer panel. Calls draw() for what stands in it. False once it is closed, by
/// its cross or by Escape. `title`: with an id after ###, as widget_label makes it.
template <class Draw>
[[nodiscard]] bool draw_form_window(PanelContext const& context, std::string const& title, Pane pane,
                                    double width_px, Draw const& draw) {
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                                       ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoFocusOnAppearing;
    bool is_open = true;
    ImGui::SetNextWindowPos(context.px(context.layout.style_form()), ImGuiCond_Appearing);
    ImGui::SetNextWindowSize({context.px(width_px), 0}, ImGuiCond_Always);
    ImGui::PushFont(context.fonts.small());
    if (ImGui::Begin(title.c_str(), &is_open, flags)) {
        mark_pane(context, pane);
        note_covered(context);
        draw();
        is_open = is_open && !is_closed_by_escape(context);
    }
    ImGui::End();
    ImGui::PopFont();
    return is_open;
}

}  // namespace gatepost
