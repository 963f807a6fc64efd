#include "ui/pane.hpp"

#include "ui/palette.hpp"

#include <imgui.h>

namespace gatepost {

namespace {

constexpr double frame_px = 2;

bool is_open(PanelContext const& context, Pane pane) {
    switch (pane) {
        case Pane::map:
        case Pane::layers:
        case Pane::status: return true;
        case Pane::style_form: return context.typed.style_form.layer.has_value();
        case Pane::filter_form: return context.typed.filter_form.layer.has_value();
        case Pane::picture_form: return context.model.picture_form.has_value();
        case Pane::table: return context.typed.table.layer.has_value();
        case Pane::timeline: return context.model.timeline.has_value();
        case Pane::tour: return context.model.tour.has_value();
        case Pane::mark: return context.model.place_mark.has_value();
        case Pane::card: return context.model.popup && !context.model.popup->is_leaving;
    }
    return false;
}

bool is_popup_open() {
    return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

/// Something that Escape ends without closing anything else.
bool is_busy() { return ImGui::IsAnyItemActive() || is_popup_open(); }

bool is_escape_pressed() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)); }

/// Only when the button is let go: what it was pressed on would be let go too.
bool is_click_over() {
    return ImGui::IsMouseReleased(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Right);
}

}  // namespace

void begin_panes(PanelContext const& context) {
    KeyboardState& keys = context.typed.keyboard;
    keys.is_marked = false;
    if (context.model.panel_focus_requested) {
        keys.wanted = Pane::layers;
    }
    if (context.model.pane_step == 0) {
        return;
    }
    constexpr int panes = static_cast<int>(Pane::last) + 1;
    int next = static_cast<int>(keys.pane);
    do {
        next = (next + panes + context.model.pane_step) % panes;
    } while (!is_open(context, static_cast<Pane>(next)));
    if (next == static_cast<int>(Pane::map)) {
        ImGui::SetWindowFocus(nullptr);
    } else {
        keys.wanted = static_cast<Pane>(next);
    }
}

void mark_pane(PanelContext const& context, Pane pane) {
    KeyboardState& keys = context.typed.keyboard;
    bool const is_its_next_window = keys.pane == pane && ImGui::IsWindowAppearing();
    if (keys.wanted == pane || is_its_next_window) {
        ImGui::SetWindowFocus();
        keys.wanted.reset();
        keys.is_framed = true;
    }
    if (!ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows)) {
        return;
    }
    keys.pane = pane;
    keys.is_marked = true;
    if (keys.is_framed) {
        ImVec2 const low = ImGui::GetWindowPos();
        ImVec2 const high{low.x + ImGui::GetWindowWidth(), low.y + ImGui::GetWindowHeight()};
        ImDrawList* const list = ImGui::GetWindowDrawList();
        list->PushClipRect(low, high);
        list->AddRect(low, high, palette::packed(palette::colours().accent), ImGui::GetStyle().WindowRounding,
                      0, context.px(frame_px));
        list->PopClipRect();
    }
}

bool is_closed_by_escape(PanelContext const& context) {
    bool const has_keys = ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
    bool const is_next = !context.model.popup && context.model.messages.empty() &&
                         !ImGui::IsWindowFocused(ImGuiFocusedFlags_AnyWindow);
    return is_escape_pressed() && !context.typed.keyboard.was_busy && !is_busy() && (has_keys || is_next);
}

void settle_keyboard(PanelContext const& context) {
    KeyboardState& keys = context.typed.keyboard;
    bool const was_clicked = is_click_over() && !ImGui::GetIO().WantTextInput && !is_popup_open();
    bool const is_left = is_escape_pressed() && !keys.was_busy && !is_busy();
    // ImGui leaves them with a window where a popup closes or a text was written.
    bool const is_nobody_s = !(keys.is_marked && keys.is_framed) && !is_busy();
    if (was_clicked || is_left || is_nobody_s) {
        ImGui::SetWindowFocus(nullptr);
    }
    if (!ImGui::IsWindowFocused(ImGuiFocusedFlags_AnyWindow)) {
        keys.pane = Pane::map;
    }
    keys.is_framed = keys.is_framed && keys.pane != Pane::map && !is_click_over();
    keys.was_busy = is_busy();
}

}  // namespace gatepost
