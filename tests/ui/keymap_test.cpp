#include "ui/keymap.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace gatepost;

namespace {

template <class Wanted>
bool means(KeyPressed const& pressed, bool has_panel_keys = false) {
    auto const command = command_of(pressed, has_panel_keys);
    return command && std::holds_alternative<Wanted>(*command);
}

template <class Wanted>
bool means_of_pictures(KeyPressed const& pressed) {
    auto const command = command_of(pressed, false);
    return command && std::holds_alternative<Wanted>(std::get<PictureCommand>(*command));
}

KeyPressed letter(char character, Modifiers modifiers = {}) { return {Key::character, character, modifiers}; }

}  // namespace

TEST_CASE("no key has two meanings") {
    std::set<std::string> keys;
    for (KeyBinding const& one : keymap()) {
        CHECK(keys.insert(one.keys).second);
    }
}

TEST_CASE("Shift tells two keys apart only where both are there") {
    constexpr Modifiers control{false, true, false};
    constexpr Modifiers both{true, true, false};
    CHECK(means<SaveMap>(letter('S', control)));
    CHECK(means<SaveMapAs>(letter('S', both)));
    CHECK(means_of_pictures<ExportAgain>(letter('E', both)));
    CHECK(means_of_pictures<OpenPictureForm>(letter('E', control)));
    CHECK(means<FitAll>(letter('F', {true, false, false})));
    CHECK(means<OpenCommandField>(letter('F', control)));
    CHECK(means<ZoomBy>(letter('=', {true, false, false})));  // as + is typed on many keyboards
    CHECK_FALSE(command_of(letter('S'), false));
    CHECK_FALSE(command_of(letter('F', {false, false, true}), false));
}

TEST_CASE("a panel that has the keyboard leaves only the keys of the whole program") {
    constexpr Modifiers control{false, true, false};
    CHECK(means<SaveMap>(letter('S', control), true));
    CHECK(means<StepPane>({Key::f6, 0, {}}, true));
    CHECK_FALSE(command_of(letter('F'), true));
    CHECK_FALSE(command_of({Key::left, 0, {}}, true));
    CHECK_FALSE(command_of({Key::escape, 0, {}}, true));
}

TEST_CASE("the table names each key once, and what it does in each language") {
    for (Locale const locale : {Locale::english, Locale::vietnamese, Locale::chinese}) {
        std::string const table = keymap_table(locale);
        for (KeyBinding const& one : keymap()) {
            CAPTURE(one.keys);
            std::string const shown = '`' + one.keys + '`';
            CHECK(table.find(shown) != std::string::npos);
            CHECK(table.find(shown) == table.rfind(shown));
            CHECK(table.find(said(one.title, locale)) != std::string::npos);
        }
    }
    CHECK(keys_for(Word::save_map_as) == "Ctrl+Shift+S");
    CHECK(keys_for(Word::theme_dark).empty());
}
