// The command field (Ctrl+P): every action by its name, a place by its coordinates, a file by its path, a map
// CRS by its code.
#include "base/folding.hpp"
#include "geo/written_place.hpp"
#include "map/legend.hpp"
#include "map/map_file.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "words/locale_format.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

constexpr char const* popup_name = "command field";
constexpr std::size_t most_rows_seen = 12;

/// Something that can be done. It is found by its title, and by the English one in every language.
struct Action {
    std::string title;
    std::string english;
    std::string keys{};
    Command command;
    std::uintptr_t swatch = 0;  ///< of a feature's layer
    std::string note{};         ///< smaller, behind the title
};

class ActionList {
  public:
    explicit ActionList(PanelContext const& context) : m_context(context) {}

    template <class... Values>
    void add(Word word, std::string keys, Command command, Values const&... values) {
        m_actions.push_back({std::string{m_context.say(word, values...)},
                             std::string{said(word, Locale::english, values...)}, std::move(keys),
                             std::move(command)});
    }
    void add(Action action) { m_actions.push_back(std::move(action)); }
    [[nodiscard]] std::vector<Action>& actions() { return m_actions; }

  private:
    PanelContext const& m_context;
    std::vector<Action> m_actions;
};

void add_undo(PanelContext const& context, ActionList& list) {
    if (!context.model.undo_text.empty()) {
        list.add(Word::undo_what, keys_for(Word::undo), Undo{}, context.model.undo_text);
    }
    if (!context.model.redo_text.empty()) {
        list.add(Word::redo_what, keys_for(Word::redo), Redo{}, context.model.redo_text);
    }
}

/// Languages of the interface and of names.
void add_languages(PanelContext const& context, ActionList& list) {
    for (std::size_t i = 0; i < locale_names.size(); ++i) {
        auto const locale = static_cast<Locale>(i);
        if (locale != context.model.locale) {
            list.add(Word::interface_language, "", ChangeLocale{locale}, std::string{locale_names[i]});
        }
    }
    auto const& chosen = context.model.chosen_languages;
    for (std::size_t i = 0; i < locale_names.size(); ++i) {
        LanguageChain const chain = names_in(static_cast<Locale>(i));
        list.add(Word::names_language, chosen == chain ? "✓" : "", SetLanguages{chain},
                 std::string{locale_names[i]});
    }
    list.add(Word::names_language, chosen ? "" : "✓", SetLanguages{std::nullopt},
             std::string{context.say(Word::as_interface)});
}

void add_general(PanelContext const& context, ActionList& list) {
    add_undo(context, list);
    for (KeyBinding const& one : keymap()) {
        bool const is_undo = one.title == Word::undo || one.title == Word::redo;  // named above
        if (one.is_listed && one.title != Word::quit && !is_undo) {
            list.add(one.title, one.keys, one.command);
        }
    }
    for (std::string const& path : context.model.recent_maps) {
        list.add(Word::recent_map, "", OpenFile{path}, path);
    }
    if (context.model.popup) {
        list.add(Word::close_card, keys_for(Word::close_topmost), ClosePopup{});
    }
    Theme const theme = context.model.document->theme();
    for (auto const& [other, word] : {std::pair{Theme::light, Word::theme_light},
                                      {Theme::dark, Word::theme_dark},
                                      {Theme::print, Word::theme_print}}) {
        if (other != theme) {
            list.add(word, "", SetTheme{other});
        }
    }
    add_languages(context, list);
    list.add(Word::reduce_motion, context.model.has_reduced_motion ? "✓" : "",
             SetReducedMotion{!context.model.has_reduced_motion});
    list.add(Word::quit, keys_for(Word::quit), Quit{});
}

/// "Hide towns · villages", for each class that the legend lists.
void add_classes(PanelContext const& context, Layer const& layer, ActionList& list) {
    auto const title = [&](std::size_t style_class, Locale locale) {
        return one_line(layer_title(layer, locale) + " · " + class_title(layer, style_class, locale));
    };
    for (std::size_t const style_class : legend_classes(layer)) {
        bool const is_on = layer.style.classes[style_class].is_on;
        list.add({context.say(Word::toggle_layer, title(style_class, context.model.locale)),
                  said(Word::toggle_layer, Locale::english, title(style_class, Locale::english)),
                  is_on ? "✓" : "", SetClassOn{layer.id, style_class, !is_on}});
    }
}

/// What its menu does to a layer: its place among the others of its group, and a person's own in colours.
void add_arrangement(PanelContext const& context, std::size_t place, ActionList& list) {
    auto const& layers = context.model.document->layers();
    Layer const& layer = layers[place];
    auto const named = [&](Word word) {
        return std::pair{
            std::string{context.say(word)} + ": " + one_line(layer_title(layer, context.model.locale)),
            std::string{said(word, Locale::english)} + ": " + one_line(layer_title(layer, Locale::english))};
    };
    auto const add_move = [&](Word word, std::size_t other) {
        if (other < layers.size() && layers[other].group == layer.group) {
            auto const [title, english] = named(word);
            list.add({title, english, "", MoveLayer{layer.id, layers[other].id}});
        }
    };
    add_move(Word::move_up, place + 1);
    add_move(Word::move_down, place - 1);  // wraps round to no layer
    if (layer.group == LayerGroup::own) {
        for (std::string const& field : layer.content->style_fields) {
            auto const [title, english] = named(Word::colour_by);
            list.add({title + " · " + one_line(field), english + " · " + one_line(field), "",
                      StyleByField{layer.id, {field}}});
        }
        auto const [title, english] = named(Word::remove_layer);
        list.add({title, english, "", RemoveLayer{layer.id, layer_title(layer, context.model.locale)}});
    }
}

void add_layers(PanelContext const& context, ActionList& list) {
    auto const& layers = context.model.document->layers();
    for (std::size_t i = layers.size(); i-- > 0;) {
        Layer const& layer = layers[i];
        std::string const title = one_line(layer_title(layer, context.model.locale));
        std::string const english = one_line(layer_title(layer, Locale::english));
        auto const add = [&](Word word, Command command) {
            list.add(
                {context.say(word, title), said(word, Locale::english, english), "", std::move(command)});
        };
        add(Word::toggle_layer, SetVisible{layer.id, !layer.is_visible});
        list.add({std::string(context.say(Word::zoom_to_layer)) + ": " + title,
                  std::string(said(Word::zoom_to_layer, Locale::english)) + ": " + english, "",
                  ZoomToLayer{layer.id}});
        add_classes(context, layer, list);
        add_arrangement(context, i, list);
        add(Word::table_of, OpenTable{layer.id});
        add(Word::filter_of, OpenFilterForm{layer.id});
        if (layer.group != LayerGroup::background && !layer.style.has_feature_styles()) {
            add(Word::style_of, OpenStyleForm{layer.id});
        }
    }
}

/// What was typed may itself be a place, a file or a CRS.
void add_typed(PanelContext const& context, std::string const& typed, ActionList& list) {
    if (auto const lonlat = parse_place(typed)) {
        list.add(Word::go_to, "", GoTo{*lonlat}, lonlat_in(lonlat->x, lonlat->y, context.model.locale));
    }
    if (typed.starts_with('/') || typed.starts_with("~/") || typed.starts_with("./")) {
        if (context.typed.command_finds) {
            list.add(Word::take_source_from, "", FindSource{*context.typed.command_finds, typed}, typed);
        }
        if (typed.ends_with(map_file_ending)) {
            list.add(Word::save_map_into, "", SaveMap{typed}, typed);
        }
        list.add(Word::open_file, "", OpenFile{typed}, typed);
    }
    std::string const code = folded(typed);
    if (code.starts_with("epsg:") || code.starts_with("+proj")) {
        list.add(Word::change_crs, "", SetMapCrs{typed}, typed);
    }
}

/// A feature as something to choose: it is shown, with its card.
Action action_of(PanelContext const& context, SearchResult const& found) {
    Action action{found.title, found.title, date_in(found.date, context.model.locale), found.command};
    Layer const& layer = context.model.document->layer(found.ref->layer);
    action.swatch = swatch_of(context, layer.id, (*layer.class_of_feature)[found.ref->feature]);
    action.note = found.layer_title;
    if (!found.matched.empty() && folded(found.matched) != folded(found.title)) {
        action.note += " · " + found.matched;
    }
    return action;
}

/// Features come before commands where what was typed begins a word of theirs, else after them.
std::vector<Action> with_features(PanelContext const& context, std::string const& typed, std::size_t first,
                                  std::vector<Action> actions) {
    auto const& search = context.model.search;
    if (!search || search->typed != typed) {
        return actions;
    }
    std::vector<Action> early;
    for (SearchResult const& found : search->results) {
        bool const is_there = found.ref && context.model.document->has_feature(*found.ref);
        if (is_there && found.match <= NameMatch::word) {
            early.push_back(action_of(context, found));
        } else if (is_there) {
            actions.push_back(action_of(context, found));
        }
    }
    actions.insert(actions.begin() + static_cast<std::ptrdiff_t>(first),
                   std::make_move_iterator(early.begin()), std::make_move_iterator(early.end()));
    return actions;
}

/// 0 where a title begins with what was typed, 1 where one of its words does, else 2: what a person means
/// comes first.
int rank_of(Action const& action, std::string const& typed) {
    std::string const begun = folded(typed);
    int rank = 2;
    for (std::string const& title : {action.title, action.english}) {
        std::string const text = folded(title);
        rank = std::min(rank, text.starts_with(begun)                       ? 0
                              : text.find(' ' + begun) != std::string::npos ? 1
                                                                            : 2);
    }
    return rank;
}

struct Matches {
    std::vector<Action> actions;
    std::size_t all = 0;  ///< as many as there are
};

Matches matching_actions(PanelContext const& context, std::string const& typed) {
    ActionList found(context);
    add_typed(context, typed, found);
    std::size_t const typed_actions = found.actions().size();
    ActionList list(context);
    add_general(context, list);
    add_layers(context, list);
    Matches matches{std::move(found.actions()), typed_actions + list.actions().size()};
    for (Action& action : list.actions()) {
        if (has_words_of(action.title, typed) || has_words_of(action.english, typed)) {
            matches.actions.push_back(std::move(action));
        }
    }
    if (!typed.empty()) {
        std::stable_sort(
            matches.actions.begin() + static_cast<std::ptrdiff_t>(typed_actions), matches.actions.end(),
            [&](Action const& a, Action const& b) { return rank_of(a, typed) < rank_of(b, typed); });
        matches.actions = with_features(context, typed, typed_actions, std::move(matches.actions));
    }
    return matches;
}

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

/// A list that scrolls, of which the chosen row is always seen.
std::optional<std::size_t> draw_rows(PanelContext const& context, std::vector<Action> const& actions,
                                     bool was_stepped) {
    std::optional<std::size_t> chosen;
    if (actions.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", context.say(Word::no_command));
        ImGui::PopTextWrapPos();
        return chosen;
    }
    float const row_height = ImGui::GetTextLineHeightWithSpacing();
    float const room = ImGui::GetIO().DisplaySize.y - ImGui::GetCursorScreenPos().y - context.px(52);
    float const seen = static_cast<float>(std::min(actions.size(), most_rows_seen)) * row_height;
    ImGui::BeginChild("rows", {0, std::max(std::min(seen, room), row_height)}, false,
                      ImGuiWindowFlags_NoNavInputs);
    for (std::size_t i = 0; i < actions.size(); ++i) {
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
        if (is_current && was_stepped) {
            ImGui::SetScrollHereY();
        }
        ImGui::SetCursorPos(at);
        draw_row(context, actions[i]);
        ImGui::PopID();
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
    bool const was_entered = text_field(
        context, "##command", context.say(Word::command_field), context.typed.command,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, note_arrow, &step);
    bool const is_left = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    if ((ImGui::IsItemEdited() || was_asked_for) && !is_left) {
        context.typed.command_row = 0;
        context.commands.emplace_back(FindText{context.typed.command.data()});
    }
    auto const& [actions, all] = matching_actions(context, context.typed.command.data());
    step_row(context, actions.size(), step);
    ImGui::Separator();
    auto const clicked = draw_rows(context, actions, step != 0);
    ImGui::PushFont(context.fonts.small());
    ImGui::TextDisabled("%s", context.say(Word::n_of_m_commands, actions.size(), all).c_str());
    ImGui::PopFont();
    bool const is_chosen = clicked || (was_entered && !actions.empty());
    if (is_chosen) {
        context.commands.push_back(actions[clicked.value_or(context.typed.command_row)].command);
    }
    if (is_chosen || is_left) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace gatepost
