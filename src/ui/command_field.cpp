// The command field (Ctrl+P): every action by its name, a place by its coordinates, a file by its path, a map
// CRS by its code.
#include "ui/command_actions.hpp"
#include "ui/long_text.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

constexpr char const* popup_name = "command field";
constexpr std::size_t most_rows_seen = 12;

void draw_row(PanelContext const& context, Action const& action) {
    ImGui::PushFont(context.fonts.small());
    float const keys_width = action.keys.empty() ? 0 : ImGui::CalcTextSize(action.keys.c_str()).x;
    ImGui::PopFont();
    float const right = ImGui::GetWindowContentRegionMax().x - context.px(6);  // beside the scroll bar
    if (action.swatch != 0) {
        draw_swatch(context, action.swatch, true);
        ImGui::SameLine(0, context.px(6));
    }
    float const room = right - keys_width - ImGui::GetCursorPosX() - context.px(16);
    std::string const shown = fitted_line(context, action.title, room);
    ImGui::TextUnformatted(shown.c_str());
    float const left = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + context.px(8);
    if (!action.note.empty() && left + context.px(40) < right - keys_width) {
        ImGui::SameLine(left);
        ImGui::PushFont(context.fonts.small());
        std::string const note =
            fitted_line(context, one_line(action.note), right - keys_width - left - context.px(12));
        ImGui::TextDisabled("%s", note.c_str());
        ImGui::PopFont();
    }
    if (keys_width > 0) {
        ImGui::SameLine(right - keys_width);
        ImGui::PushFont(context.fonts.small());
        ImGui::TextDisabled("%s", action.keys.c_str());
        ImGui::PopFont();
    }
}

/// Of the group that begins with a row.
void draw_heading(PanelContext const& context, Action const& action, bool is_first) {
    if (action.heading.empty()) {
        return;
    }
    if (!is_first) {
        ImGui::Dummy({0, context.px(2)});
    }
    ImGui::PushFont(context.fonts.small());
    ImGui::TextDisabled("%s", action.heading.c_str());
    ImGui::PopFont();
}

/// A list that scrolls, of which the chosen row is always seen.
std::optional<std::size_t> draw_rows(PanelContext const& context, CommandMatches const& matches,
                                     bool was_stepped) {
    std::vector<Action> const& actions = matches.actions;
    std::optional<std::size_t> chosen;
    if (actions.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", context.say(Word::no_command));
        ImGui::PopTextWrapPos();
        return chosen;
    }
    float const row_height = ImGui::GetTextLineHeightWithSpacing();
    float const room = ImGui::GetIO().DisplaySize.y - ImGui::GetCursorScreenPos().y - context.px(52);
    auto const headings = static_cast<std::size_t>(std::count_if(
        actions.begin(), actions.end(), [](Action const& one) { return !one.heading.empty(); }));
    float const seen = static_cast<float>(std::min(actions.size(), most_rows_seen) + headings) * row_height;
    ImGui::BeginChild("rows", {0, std::max(std::min(seen, room), row_height)}, false,
                      ImGuiWindowFlags_NoNavInputs);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        draw_heading(context, actions[i], i == 0);
        ImGui::PushID(static_cast<int>(i));
        ImVec2 const at = ImGui::GetCursorPos();
        bool const is_current = i == context.typed.command_row;
        if (ImGui::Selectable("##row", is_current)) {
            chosen = i;
        }
        if (ImGui::IsItemHovered() &&
            ImGui::CalcTextSize(actions[i].title.c_str()).x > ImGui::GetWindowWidth() * 0.7F) {
            long_tooltip(context, actions[i].title);
        }
        bool const is_seen = ImGui::IsItemVisible();
        if (is_current && was_stepped) {
            ImGui::SetScrollHereY();
        }
        if (is_seen) {
            ImGui::SetCursorPos(at);
            draw_row(context, actions[i]);
        }
        ImGui::PopID();
    }
    bool const is_at_end = ImGui::GetScrollY() > 0 && ImGui::GetScrollY() >= ImGui::GetScrollMaxY();
    if (is_at_end && matches.has_more) {
        context.commands.emplace_back(FindText{context.typed.command.data(), 2 * context.model.search->most});
    }
    ImGui::EndChild();
    return chosen;
}

/// The field tells of the arrow keys: it has the keyboard.
int note_arrow(ImGuiInputTextCallbackData* data) {
    int& step = *static_cast<int*>(data->UserData);
    step += data->EventKey == ImGuiKey_DownArrow ? 1 : data->EventKey == ImGuiKey_UpArrow ? -1 : 0;
    return 0;
}

/// The row that the arrow keys have come to.
void step_row(PanelContext const& context, std::size_t rows, int step) {
    std::size_t& row = context.typed.command_row;
    if (step > 0) {
        ++row;
    } else if (step < 0 && row > 0) {
        --row;
    }
    row = std::min(row, rows > 0 ? rows - 1 : 0);
}

}  // namespace

void draw_command_field(PanelContext const& context) {
    bool const was_asked_for = context.model.command_field_requested.has_value();
    if (was_asked_for) {
        std::string const& text = context.model.command_field_requested->text;
        context.typed.command_finds = context.model.command_field_requested->finds;
        context.typed.command = {};
        text.copy(context.typed.command.data(), context.typed.command.size() - 1);
        context.typed.command_row = 0;
        context.typed.has_all_found = false;
        ImGui::OpenPopup(popup_name);
    }
    ImGui::SetNextWindowPos(context.px(context.layout.command_field()), ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({context.px(context.layout.command_field_width_px()), 0});
    if (!ImGui::BeginPopup(popup_name)) {
        return;
    }
    if (std::exchange(context.typed.wants_command_keys, false) || was_asked_for) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    int step = 0;
    bool const was_entered = text_field(
        context, "##command", context.say(Word::command_field), context.typed.command,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, note_arrow, &step);
    bool const is_left = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    if ((ImGui::IsItemEdited() || was_asked_for) && !is_left) {
        context.typed.command_row = 0;
        context.typed.has_all_found = false;
        context.commands.emplace_back(FindText{context.typed.command.data()});
    }
    CommandMatches const matches = matching_actions(context, context.typed.command.data());
    step_row(context, matches.actions.size(), step);
    ImGui::Separator();
    auto const clicked = draw_rows(context, matches, step != 0);
    ImGui::PushFont(context.fonts.small());
    ImGui::TextDisabled("%s", context.say(Word::n_of_m_commands, matches.commands, matches.all).c_str());
    ImGui::PopFont();
    bool const is_chosen = clicked || (was_entered && !matches.actions.empty());
    bool stays_open = false;
    if (is_chosen) {
        Action const& action = matches.actions[clicked.value_or(context.typed.command_row)];
        context.commands.push_back(action.command);
        stays_open = action.stays_open;
        context.typed.has_all_found = context.typed.has_all_found || stays_open;
        context.typed.wants_command_keys = stays_open;
    }
    if ((is_chosen && !stays_open) || is_left) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace gatepost
