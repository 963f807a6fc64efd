// Mouse and keys on the map, without a window.
#include "app/map_input.hpp"
#include "base/log.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

/// The bundled atlas in a view of 1200 × 800 pixels, and what was said to whoever applies commands.
struct Map {
    JobPool pool{2};
    OpenMap open_map{Options{}, pool};
    ViewControl view{open_map};
    std::vector<Command> said;
    std::optional<FeatureRef> named;  ///< whose label is said to lie wherever it is asked
    MapInput input{open_map, view, [this](Command const& command) { said.push_back(command); },
                   [this](Point) { return named; }};
    double now_s = 100;

    Map() {
        open_map.finish_loading();
        open_map.camera().resize(1200, 800);
        open_map.camera().show_initial_view(open_map.options());
        view.set_reduced_motion(true);
    }
    void feed(InputEvent const& event, PanelsWant const& want = {}) {
        now_s += 0.02;
        input.handle(event, want, now_s, now_s - 0.01);
    }
    void press_key(KeyPressed const& pressed, bool has_panel_keys = false) {
        feed(pressed, {false, has_panel_keys});
    }
    void click(Point at) {
        feed(ButtonPressed{Button::left, {}, at});
        feed(ButtonReleased{Button::left, at});
    }
    [[nodiscard]] Point screen_of(std::string const& feature) {
        FeatureRef const ref = *open_map.document().find_feature(feature);
        Point const world = open_map.document().layer(ref.layer).world->anchor_of(ref.feature);
        return open_map.camera().viewport().screen_from_world(world);
    }
};

}  // namespace

TEST_CASE("a drag pans by as many pixels, a wheel zooms to the pointer") {
    Map map;
    Point const before = map.open_map.camera().viewport().centre_world;
    double const unit = map.open_map.camera().viewport().world_per_px;
    map.feed(ButtonPressed{Button::left, {}, {600, 400}});
    map.feed(PointerMoved{{620, 400}});
    map.feed(PointerMoved{{650, 390}});
    CHECK(map.input.is_dragging());
    CHECK(map.open_map.camera().viewport().centre_world.x == Approx(before.x - 50 * unit));
    CHECK(map.open_map.camera().viewport().centre_world.y == Approx(before.y - 10 * unit));
    CHECK(map.input.take_happened());
    CHECK_FALSE(map.input.take_happened());
    map.feed(Scrolled{2, {}, {300, 200}});
    Point const under = map.open_map.camera().viewport().world_from_screen({300, 200});
    map.view.advance(map.now_s + 10);
    CHECK(map.open_map.camera().viewport().world_per_px < unit);
    CHECK(distance(map.open_map.camera().viewport().world_from_screen({300, 200}), under) < unit / 10);
}

TEST_CASE("what panels want of the pointer is not the map's") {
    Map map;
    Viewport const before = map.open_map.camera().viewport();
    map.feed(ButtonPressed{Button::left, {}, {600, 400}}, {true, false});
    map.feed(PointerMoved{{700, 400}}, {true, false});
    map.feed(Scrolled{2, {}, {300, 200}}, {true, false});
    map.view.advance(map.now_s + 10);
    CHECK(map.open_map.camera().viewport() == before);
}

TEST_CASE("a click opens what is there, and closes it where there is nothing") {
    Map map;
    map.open_map.camera().fly_to(*map.open_map.document().find_feature("gates:G01"));
    map.click(map.screen_of("gates:G01"));
    REQUIRE(map.open_map.selector().current());
    CHECK(map.open_map.selector().current()->card.reference == "gates:G01");
    map.now_s += 10;  // not a double click
    map.click({5, 5});
    CHECK_FALSE(map.open_map.selector().current());
}

TEST_CASE("the pointer over a symbol makes it stand out") {
    Map map;
    map.open_map.camera().fly_to(*map.open_map.document().find_feature("gates:G01"));
    map.feed(PointerMoved{map.screen_of("gates:G01")});
    map.input.find_hovered();
    REQUIRE(map.input.hovered());
    CHECK(map.open_map.document().reference_of(*map.input.hovered()) == "gates:G01");
    map.feed(PointerLeft{});
    map.input.find_hovered();
    CHECK_FALSE(map.input.hovered());
}

TEST_CASE("a right click asks for the menu, where the pointer is") {
    Map map;
    map.feed(ButtonPressed{Button::right, {}, {210, 120}});
    InterfaceModel model;
    map.input.add_to(model);
    CHECK(model.menu_requested);
    REQUIRE(model.menu_cursor);
    CHECK(model.menu_cursor->screen == Point{210, 120});
    InterfaceModel next;
    map.input.add_to(next);
    CHECK_FALSE(next.menu_requested);
}

TEST_CASE(
    "each key of the keymap says its command; with a panel's keyboard only those of the whole program") {
    for (KeyBinding const& one : keymap()) {
        CAPTURE(one.keys);
        Map map;
        map.press_key(one.stroke);
        REQUIRE(map.said.size() == 1);
        CHECK(map.said[0].index() == one.command.index());
        map.press_key(one.stroke, true);
        CHECK(map.said.size() == (one.works_everywhere ? 2 : 1));
    }
    Map map;
    map.press_key({Key::character, 'Z', {}});
    map.press_key({Key::other, 0, {}});
    CHECK(map.said.empty());
}

TEST_CASE("a label is hovered and clicked like its feature, but only of a layer of which features are") {
    Map map;
    Point const empty{5, 5};
    map.named = map.open_map.document().find_feature("gates:G01");
    map.feed(PointerMoved{empty});
    map.input.find_hovered();
    CHECK(map.input.hovered() == map.named);
    InterfaceModel model;
    map.input.add_to(model);
    REQUIRE(model.hovered);
    CHECK(model.hovered->name.empty());  // the label says it
    map.click(empty);
    REQUIRE(map.open_map.selector().current());
    CHECK(map.open_map.selector().current()->card.reference == "gates:G01");
    auto const background = map.open_map.document().find_layer("provinces");
    REQUIRE(background);
    map.named = FeatureRef{*background, 0};
    map.click({60, 5});
    CHECK_FALSE(map.open_map.selector().current());
}

TEST_CASE("what lies under the pointer is named, with how much lies below it, until its card is open") {
    Map map;
    Point const gate = map.screen_of("gates:G31");
    map.feed(PointerMoved{gate});
    map.input.find_hovered();
    InterfaceModel model;
    map.input.add_to(model);
    REQUIRE(model.hovered);
    CHECK(model.hovered->screen == gate);
    CHECK(model.hovered->others == map.open_map.camera().pick_at(gate).hits.size() - 1);
    map.click(gate);
    map.input.find_hovered();
    map.input.add_to(model);
    REQUIRE(model.hovered);
    CHECK(model.hovered->name.empty());
}
