// The command field (Ctrl+P): every action by its name, a place by its coordinates, a file by its path, a map
// CRS by its code.
#include "base/folding.hpp"
#include "geo/coordinates.hpp"
#include "map/legend.hpp"
#include "map/map_file.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

constexpr char const* popup_name = "command field";
constexpr std::size_t most_rows = 12;

struct Action {
    std::string title;
    std::string keys{};
    Command command;
};

void add_general(PanelContext const& context, std::vector<Action>& actions) {
    auto const add = [&](Word word, std::string keys, Command command) {
        actions.push_back({context.say(word), std::move(keys), std::move(command)});
    };
    for (KeyBinding const& one : keymap()) {
        if (one.is_listed && one.title != Word::quit) {
            add(one.title, one.keys, one.command);
        }
    }
    for (std::string const& path : context.model.recent_maps) {
        actions.push_back({context.say(Word::recent_map, path), "", OpenFile{path}});
    }
    if (context.model.popup) {
        add(Word::close_card, keys_for(Word::close_topmost), ClosePopup{});
    }
    Theme const theme = context.model.document->theme();
    for (auto const& [other, word] : {std::pair{Theme::light, Word::theme_light},
                                      {Theme::dark, Word::theme_dark},
                                      {Theme::print, Word::theme_print}}) {
        if (other != theme) {
            add(word, "", SetTheme{other});
        }
    }
    for (std::size_t i = 0; i < locale_names.size(); ++i) {
        auto const locale = static_cast<Locale>(i);
        if (locale != context.model.locale) {
            actions.push_back(
                {context.say(Word::interface_language, locale_names[i]), "", ChangeLocale{locale}});
        }
    }
    add(Word::reduce_motion, context.model.has_reduced_motion ? "✓" : "",
        SetReducedMotion{!context.model.has_reduced_motion});
    add(Word::quit, keys_for(Word::quit), Quit{});
}

void add_layers(PanelContext const& context, std::vector<Action>& actions) {
    auto const& layers = context.model.document->layers();
    for (std::size_t i = layers.size(); i-- > 0;) {
        std::string const title = one_line(layer_title(layers[i], context.model.locale));
        actions.push_back(
            {context.say(Word::toggle_layer, title), "", SetVisible{layers[i].id, !layers[i].is_visible}});
        actions.push_back(
            {std::string(context.say(Word::zoom_to_layer)) + ": " + title, "", ZoomToLayer{layers[i].id}});
        actions.push_back({context.say(Word::table_of, title), "", OpenTable{layers[i].id}});
        if (layers[i].group != LayerGroup::background && !layers[i].style.has_feature_styles()) {
            actions.push_back({context.say(Word::style_of, title), "", OpenStyleForm{layers[i].id}});
        }
    }
}

/// What was typed may itself be a place, a file or a CRS.
void add_typed(PanelContext const& context, std::string const& typed, std::vector<Action>& actions) {
    if (auto const lonlat = parse_lonlat(typed)) {
        actions.push_back({context.say(Word::go_to, lonlat_text(*lonlat)), "", GoTo{*lonlat}});
    }
    if (typed.starts_with('/') || typed.starts_with("~/") || typed.starts_with("./")) {
        if (context.typed.command_finds) {
            actions.push_back({context.say(Word::take_source_from, typed), "",
                               FindSource{*context.typed.command_finds, typed}});
        }
        if (typed.ends_with(map_file_ending)) {
            actions.push_back({context.say(Word::save_map_into, typed), "", SaveMap{typed}});
        }
        actions.push_back({context.say(Word::open_file, typed), "", OpenFile{typed}});
    }
    std::string const code = folded(typed);
    if (code.starts_with("epsg:") || code.starts_with("+proj")) {
        actions.push_back({context.say(Word::change_crs, typed), "", ChangeMapCrs{typed}});
    }
}

std::vector<Action> matching_actions(PanelContext const& context, std::string const& typed) {
    std::vector<Action> found;
    add_typed(context, typed, found);
    std::vector<Action> all;
    add_general(context, all);
    add_layers(context, all);
    for (Action& action : all) {
        if (found.size() < most_rows && has_words_of(action.title, typed)) {
            found.push_back(std::move(action));
        }
    }
    return found;
}

std::optional<std::size_t> draw_rows(PanelContext const& context, std::vector<Action> const& actions) {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable(actions[i].title.c_str(), i == context.typed.command_row)) {
            chosen = i;
        }
        if (std::string const& keys = actions[i].keys; !keys.empty()) {
            float const width = ImGui::CalcTextSize(keys.c_str()).x;
            ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - width);
            ImGui::TextDisabled("%s", keys.c_str());
        }
        ImGui::PopID();
    }
    if (actions.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", context.say(Word::no_command));
        ImGui::PopTextWrapPos();
    }
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
        ImGui::OpenPopup(popup_name);
    }
    ImGui::SetNextWindowPos(context.px(context.layout.command_field()), ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({context.px(context.layout.command_field_width_px()), 0});
    if (!ImGui::BeginPopup(popup_name)) {
        return;
    }
    if (was_asked_for) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    int step = 0;
    bool const was_entered = ImGui::InputTextWithHint(
        "##command", context.say(Word::command_field), context.typed.command.data(),
        context.typed.command.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, note_arrow, &step);
    if (ImGui::IsItemEdited()) {
        context.typed.command_row = 0;
    }
    std::vector<Action> const actions = matching_actions(context, context.typed.command.data());
    step_row(context, actions.size(), step);
    ImGui::Separator();
    auto const clicked = draw_rows(context, actions);
    bool const is_chosen = clicked || (was_entered && !actions.empty());
    if (is_chosen) {
        context.commands.push_back(actions[clicked.value_or(context.typed.command_row)].command);
    }
    if (is_chosen || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace gatepost
