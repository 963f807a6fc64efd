#include "map/change.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace gatepost;

namespace {

LayerState layer(std::uint32_t id, std::string name, LayerGroup group = LayerGroup::own) {
    LayerState state;
    state.id = LayerId{id};
    state.name = std::move(name);
    state.group = group;
    return state;
}

/// coast below, then a, b, c.
MapState four_layers() {
    return apply({}, AddLayers{{layer(1, "a"), layer(2, "b"), layer(3, "c"),
                                layer(4, "coast", LayerGroup::background)}});
}

std::vector<std::string> names(MapState const& state) {
    std::vector<std::string> all;
    for (LayerState const& one : state.layers) {
        all.push_back(one.name);
    }
    return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("layers join on top of their group, under names of their own") {
    MapState const state =
        apply(four_layers(), AddLayers{{layer(5, "a"), layer(6, "rivers", LayerGroup::background)}});
    CHECK(names(state) == Names{"coast", "rivers", "a", "b", "c", "a-2"});
    CHECK(apply(state, AddLayers{{layer(7, "a"), layer(8, "a-2")}}).layers.back().name == "a-2-2");
}

TEST_CASE("a layer moves to the place of another of its group") {
    CHECK(names(apply(four_layers(), MoveLayer{LayerId{1}, LayerId{3}})) == Names{"coast", "b", "c", "a"});
    CHECK(names(apply(four_layers(), MoveLayer{LayerId{3}, LayerId{1}})) == Names{"coast", "c", "a", "b"});
    CHECK(names(apply(four_layers(), MoveLayer{LayerId{1}, LayerId{4}})) == names(four_layers()));
}

TEST_CASE("what speaks of a layer that is gone changes nothing") {
    MapState const state = four_layers();
    LayerId const nobody{99};
    for (Change const& change : std::vector<Change>{
             RemoveLayer{nobody}, MoveLayer{nobody, LayerId{1}}, MoveLayer{LayerId{1}, nobody},
             SetVisible{nobody, false}, SetOpacity{nobody, 0}, SetClustered{nobody, false},
             SetStyle{nobody, nullptr}, ChangeStyle{nobody, nullptr}, SetClassOn{nobody, 0, false},
             DimOthers{nobody, 0}, SetSource{nobody, {}}}) {
        CHECK(apply(state, change) == state);
    }
}

TEST_CASE("each change changes what it names and leaves the value it was given alone") {
    MapState const before = four_layers();
    LayerId const a{1};
    MapState after = apply(before, SetVisible{a, false});
    after = apply(after, SetOpacity{a, 0.5F});
    after = apply(after, SetClustered{a, false});
    after = apply(after, SetSource{a, {"a.csv", "a", "Big5"}});
    after = apply(after, SetTheme{Theme::dark});
    after = apply(after, SetMapCrs{"EPSG:32648"});
    after = apply(after, SetView{{{3, 4}, 5}});
    Furniture furniture;
    furniture.graticule = true;
    after = apply(after, SetFurniture{furniture});
    LayerState const* const changed = after.find(a);
    REQUIRE(changed != nullptr);
    CHECK_FALSE(changed->is_visible);
    CHECK(changed->opacity == 0.5F);
    CHECK(changed->is_clustered == false);
    CHECK(changed->source.encoding == "Big5");
    CHECK(after.theme == Theme::dark);
    CHECK(after.map_crs == "EPSG:32648");
    CHECK(after.view == MapView{{3, 4}, 5});
    CHECK(after.furniture.graticule);
    CHECK(before == four_layers());
    CHECK(*after.find(LayerId{2}) == *before.find(LayerId{2}));
}

TEST_CASE("classes are switched off and singled out, and another style has all of its own on") {
    LayerId const a{1};
    MapState state = apply(four_layers(), SetClassOn{a, 2, false});
    state = apply(state, DimOthers{a, 1});
    CHECK(state.find(a)->hidden_classes == std::set<std::size_t>{2});
    CHECK(state.find(a)->singled_out_class == 1U);
    CHECK(apply(state, DimOthers{a, 1}).find(a)->singled_out_class == std::nullopt);
    CHECK(apply(state, SetClassOn{a, 2, true}).find(a)->hidden_classes.empty());
    auto const style = std::make_shared<LayerStyle const>();
    CHECK(apply(state, ChangeStyle{a, style}).find(a)->hidden_classes == std::set<std::size_t>{2});
    LayerState const restyled = *apply(state, SetStyle{a, style}).find(a);
    CHECK(restyled.hidden_classes.empty());
    CHECK_FALSE(restyled.singled_out_class);
    CHECK(restyled.style == style);
}

TEST_CASE("two maps are the same where their styles look the same, whoever holds them") {
    LayerId const a{1};
    MapState const one = apply(four_layers(), SetStyle{a, std::make_shared<LayerStyle const>()});
    MapState const other = apply(four_layers(), SetStyle{a, std::make_shared<LayerStyle const>()});
    CHECK(one == other);
    LayerStyle look;
    look.classes[0].symbol_px = 7;
    CHECK(one != apply(four_layers(), SetStyle{a, std::make_shared<LayerStyle const>(look)}));
    CHECK(one != four_layers());
}
