#pragma once

#include "ui/command.hpp"
#include "words/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

struct Modifiers {
    bool shift = false;
    bool control = false;
    bool alt = false;
    friend bool operator==(Modifiers const&, Modifiers const&) = default;
};
/// Keys that the program answers to; letters, digits and signs come as their character.
enum class Key { character, escape, left, right, up, down, page_up, page_down, tab, f6, f10, f11, other };

struct KeyPressed {
    Key key = Key::other;
    char character = 0;  ///< capital letters
    Modifiers modifiers;
};

/// What a key does. The map's keys, the list of commands, tooltips and the manual all come from this one
/// table.
struct KeyBinding {
    KeyPressed stroke;
    std::string keys;  ///< as people read it: Ctrl+Shift+S
    Word title{};
    Command command;
    bool is_listed = true;          ///< in the list of commands
    bool works_everywhere = false;  ///< also while a panel has the keyboard
};
[[nodiscard]] std::vector<KeyBinding> const& keymap();

/// What a key means to the map, or to the whole program while a panel has the keyboard; none: nothing.
/// Shift counts only where another key differs by it alone.
[[nodiscard]] std::optional<Command> command_of(KeyPressed const& pressed, bool has_panel_keys);

/// The first key for what has this title; empty where there is none.
[[nodiscard]] std::string keys_for(Word title);

/// The whole keymap as a table in Markdown, a line for what several keys do.
[[nodiscard]] std::string keymap_table(Locale locale);

}  // namespace gatepost
