// What a person would miss of a map that is closed.
#include "map/map_changes.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

MapState map_with(std::string const& part) {
    MapState state;
    state.layers.emplace_back();
    state.layers.back().id = LayerId{1};
    state.layers.back().part_of = part;
    return state;
}

template <class Change>
MapState changed(MapState state, Change change) {
    change(state);
    return state;
}

}  // namespace

TEST_CASE("where one looks, what is selected and the theme are no changes") {
    MapState const kept = map_with("");
    auto const other = changed(kept, [](MapState& map) {
        map.view.world_per_px = 7;
        map.selection = {"gates:G06"};
        map.theme = Theme::dark;
    });
    CHECK_FALSE(has_changed(other, kept));
    CHECK_FALSE(is_worth_asking(other, kept, true));
}

TEST_CASE("closing a map without a file asks for files and styles, not for what is shown") {
    MapState const kept = map_with("atlas");
    auto const hidden = changed(kept, [](MapState& map) {
        map.layers[0].is_visible = false;
        map.layers[0].hidden_classes = {1};
        map.furniture.graticule = true;
        map.map_crs = "EPSG:32648";
    });
    CHECK(has_changed(hidden, kept));
    CHECK_FALSE(is_worth_asking(hidden, kept, false));
    CHECK(is_worth_asking(hidden, kept, true));
    CHECK(is_worth_asking(changed(kept, [](MapState& map) { map.layers.emplace_back(); }), kept, false));
    CHECK(is_worth_asking(changed(kept, [](MapState& map) { map.layers[0].title = "mine"; }), kept, false));
    CHECK(is_worth_asking(changed(kept, [](MapState& map) { map.layers[0].opacity = 0.5F; }), kept, false));
    MapState const own = map_with("");
    CHECK(
        is_worth_asking(changed(own, [](MapState& map) { map.layers[0].hidden_classes = {0}; }), own, false));
}

TEST_CASE("a tour is missed as soon as anything stands in it") {
    MapState const kept;
    MapState now = kept;
    Tour begun;
    begun.name = "tour";
    begun.stops.resize(1);
    now.tours = Tours({begun});
    CHECK_FALSE(is_worth_asking(now, kept, false));
    CHECK(is_worth_asking(now, kept, true));  // of a map with a file every change counts
    begun.stops[0].text = {{"", "It began here"}};
    now.tours = Tours({begun});
    CHECK(is_worth_asking(now, kept, false));
    begun.stops[0].text.clear();
    begun.stops.resize(2);
    now.tours = Tours({begun});
    CHECK(is_worth_asking(now, kept, false));
}
