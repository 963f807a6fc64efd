#include "ui/keymap.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace gatepost {

namespace {

constexpr std::array<std::pair<std::string_view, Key>, 11> key_names{{{"Esc", Key::escape},
                                                                      {"Left", Key::left},
                                                                      {"Right", Key::right},
                                                                      {"Up", Key::up},
                                                                      {"Down", Key::down},
                                                                      {"PgUp", Key::page_up},
                                                                      {"PgDn", Key::page_down},
                                                                      {"Tab", Key::tab},
                                                                      {"F6", Key::f6},
                                                                      {"F10", Key::f10},
                                                                      {"F11", Key::f11}}};

/// "Ctrl+Shift+S" as what comes from a keyboard.
KeyPressed stroke_of(std::string_view keys) {
    KeyPressed stroke;
    for (auto const& [name, modifier] : {std::pair{std::string_view{"Ctrl+"}, &Modifiers::control},
                                         {"Shift+", &Modifiers::shift},
                                         {"Alt+", &Modifiers::alt}}) {
        if (keys.starts_with(name)) {
            stroke.modifiers.*modifier = true;
            keys.remove_prefix(name.size());
        }
    }
    for (auto const& [name, key] : key_names) {
        if (keys == name) {
            stroke.key = key;
            return stroke;
        }
    }
    stroke.key = Key::character;
    stroke.character = keys.front();
    return stroke;
}

KeyBinding binding(std::string keys, Word title, Command command) {
    KeyPressed const stroke = stroke_of(keys);
    bool const works_everywhere = stroke.key == Key::f6 || stroke.key == Key::f10 || stroke.key == Key::f11 ||
                                  (stroke.key == Key::character && stroke.modifiers.control);
    return {stroke, std::move(keys), title, std::move(command), true, works_everywhere};
}

/// What the list of commands need not name: it is there for the map, or the list itself.
KeyBinding unlisted(KeyBinding binding) {
    binding.is_listed = false;
    return binding;
}

/// Where something is typed in a panel, the key is about that.
KeyBinding of_map(KeyBinding binding) {
    binding.works_everywhere = false;
    return binding;
}

std::vector<KeyBinding> make_keymap() {
    constexpr double arrow_px = 100;
    std::vector<KeyBinding> keys{
        binding("F", Word::show_everything, FitAll{}),
        binding("+", Word::zoom_in, ZoomBy{1}),
        unlisted(binding("=", Word::zoom_in, ZoomBy{1})),
        unlisted(binding("PgUp", Word::zoom_in, ZoomBy{1})),
        binding("-", Word::zoom_out, ZoomBy{-1}),
        unlisted(binding("PgDn", Word::zoom_out, ZoomBy{-1})),
        unlisted(binding("Left", Word::move_map, PanBy{{arrow_px, 0}})),
        unlisted(binding("Right", Word::move_map, PanBy{{-arrow_px, 0}})),
        unlisted(binding("Up", Word::move_map, PanBy{{0, arrow_px}})),
        unlisted(binding("Down", Word::move_map, PanBy{{0, -arrow_px}})),
        binding("Alt+Left", Word::view_back, StepView{-1}),
        binding("Alt+Right", Word::view_forward, StepView{1}),
        binding("]", Word::next_along, StepAlong{1}),
        binding("[", Word::previous_along, StepAlong{-1}),
        binding("T", Word::toggle_timeline, TimelineCommand{ToggleTimeline{}}),
        binding(".", Word::time_forward, TimelineCommand{MoveTime{1}}),
        binding(",", Word::time_back, TimelineCommand{MoveTime{-1}}),
        binding("Shift+.", Word::next_event, TimelineCommand{MoveTime{1, true}}),
        binding("Shift+,", Word::previous_event, TimelineCommand{MoveTime{-1, true}}),
        binding("N", Word::next_stop, TourCommand{StepTour{1}}),
        binding("Shift+N", Word::previous_stop, TourCommand{StepTour{-1}}),
        binding("Shift+P", Word::play_tour, TourCommand{PlayTour{}}),
        binding("G", Word::toggle_graticule, ToggleGraticule{}),
        unlisted(binding("Ctrl+P", Word::all_commands, OpenCommandField{})),
        binding("Ctrl+O", Word::open_map, OpenCommandField{}),
        binding("Ctrl+S", Word::save_map, SaveMap{}),
        binding("Ctrl+Shift+S", Word::save_map_as, SaveMapAs{}),
        of_map(binding("Ctrl+Z", Word::undo, Undo{})),
        of_map(binding("Ctrl+Shift+Z", Word::redo, Redo{})),
        binding("Ctrl+R", Word::reload, Reload{}),
        binding("Ctrl+E", Word::save_picture, PictureCommand{OpenPictureForm{}}),
        binding("Ctrl+Shift+E", Word::export_again, PictureCommand{ExportAgain{}}),
        binding("Ctrl+F", Word::search_everything, OpenCommandField{}),
        binding("Tab", Word::search_layers, FindLayer{}),
        binding("F6", Word::next_pane, StepPane{1}),
        binding("Shift+F6", Word::previous_pane, StepPane{-1}),
        binding("F10", Word::hide_panels, TogglePanels{}),
        binding("F11", Word::full_screen, ToggleFullScreen{}),
        binding("Ctrl++", Word::larger_text, StepTextSize{1}),
        unlisted(binding("Ctrl+=", Word::larger_text, StepTextSize{1})),
        binding("Ctrl+-", Word::smaller_text, StepTextSize{-1}),
        unlisted(binding("Ctrl+0", Word::usual_text, StepTextSize{0})),
        unlisted(binding("Esc", Word::close_topmost, CloseTopmost{})),
    };
    for (std::size_t row = 1; row <= 9; ++row) {
        keys.push_back(unlisted(binding(std::to_string(row), Word::toggle_row, ToggleLayerRow{row})));
    }
    keys.push_back(binding("Ctrl+Q", Word::quit, Quit{}));
    return keys;
}

}  // namespace

std::vector<KeyBinding> const& keymap() {
    static std::vector<KeyBinding> const keys = make_keymap();
    return keys;
}

std::optional<Command> command_of(KeyPressed const& pressed, bool has_panel_keys) {
    KeyBinding const* found = nullptr;
    for (KeyBinding const& one : keymap()) {
        bool const is_key = one.stroke.key == pressed.key && one.stroke.character == pressed.character &&
                            one.stroke.modifiers.control == pressed.modifiers.control &&
                            one.stroke.modifiers.alt == pressed.modifiers.alt;
        bool const is_exact = one.stroke.modifiers.shift == pressed.modifiers.shift;
        bool const may_ignore_shift = !one.stroke.modifiers.shift && found == nullptr;
        if (is_key && (is_exact || may_ignore_shift) && (one.works_everywhere || !has_panel_keys)) {
            found = &one;
        }
    }
    return found != nullptr ? std::optional{found->command} : std::nullopt;
}

std::string keys_for(Word title) {
    auto const& keys = keymap();
    auto const found =
        std::find_if(keys.begin(), keys.end(), [&](KeyBinding const& one) { return one.title == title; });
    return found == keys.end() ? std::string{} : found->keys;
}

std::string keymap_table(Locale locale) {
    std::vector<Word> titles;
    for (KeyBinding const& one : keymap()) {
        if (std::find(titles.begin(), titles.end(), one.title) == titles.end()) {
            titles.push_back(one.title);
        }
    }
    std::string table = "| | |\n| --- | --- |\n";
    for (Word const title : titles) {
        std::vector<std::string> keys;
        for (KeyBinding const& one : keymap()) {
            if (one.title == title) {
                keys.push_back('`' + one.keys + '`');
            }
        }
        table += fmt::format("| {} | {} |\n", fmt::join(keys, " "), said(title, locale));
    }
    return table;
}

}  // namespace gatepost
