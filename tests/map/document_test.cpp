#include "map/document.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"
#include "map/legend.hpp"

using namespace gatepost;

namespace {

FeatureTable gates() { return point_table({{0, 0}, {5, 5}}, {text_column("id", {"G1", "G2"})}); }

FeatureTable events(std::vector<std::string> const& hosts) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        ids.push_back("E" + std::to_string(i + 1));
    }
    return point_table(std::vector<Point>(hosts.size()),
                       {text_column("id", ids), text_column("host", hosts)});
}

MadeMap gates_and_events() {
    return document_of(ready_layer("gates", gates(), LayerGroup::included),
                       ready_layer("events", events({"G1", "", "G2"}), LayerGroup::included));
}

std::vector<std::string> names_of(Document const& document) {
    std::vector<std::string> names;
    for (Layer const& layer : document.layers()) {
        names.push_back(layer.name);
    }
    return names;
}

std::vector<std::uint64_t> revisions_of(Document const& document) {
    std::vector<std::uint64_t> revisions;
    for (Layer const& layer : document.layers()) {
        revisions.push_back(layer.revision);
    }
    return revisions;
}

using Mask = std::vector<std::uint8_t>;

}  // namespace

TEST_CASE("layers lie basemap, atlas, own, in the order they came") {
    MadeMap const document =
        document_of(ready_layer("mine", gates()), ready_layer("gates", gates(), LayerGroup::included),
                    ready_layer("coast", gates(), LayerGroup::background),
                    ready_layer("posts", gates(), LayerGroup::included), ready_layer("yours", gates()));
    CHECK(names_of(document) == std::vector<std::string>{"coast", "gates", "posts", "mine", "yours"});
}

TEST_CASE("layers that come later still go below the person's own") {
    MadeMap document = document_of(ready_layer("mine", gates()));
    document.add_layers({ready_layer("gates", gates(), LayerGroup::included)});
    CHECK(names_of(document) == std::vector<std::string>{"gates", "mine"});
}

TEST_CASE("names are made unique, and the title stays") {
    MadeMap document =
        document_of(ready_layer("a", gates()), ready_layer("a", gates()), ready_layer("a-2", gates()));
    document.add_layers({ready_layer("a", gates())});
    CHECK(names_of(document) == std::vector<std::string>{"a", "a-2", "a-2-2", "a-3"});
    CHECK(document.layers()[3].title == "a");
}

TEST_CASE("a layer is found by its name") {
    MadeMap const document = gates_and_events();
    CHECK(document.find_layer("events") == document.layers()[1].id);
    CHECK(document.find_layer("Events") == std::nullopt);
    CHECK(document.find_layer("") == std::nullopt);
}

TEST_CASE("a feature is found by layer and id, or by its id alone") {
    MadeMap const document = gates_and_events();
    CHECK(document.find_feature("gates:G2") == nth(0, 1));
    CHECK(document.find_feature("G2") == nth(0, 1));
    CHECK(document.find_feature("events:G2") == std::nullopt);
    CHECK(document.find_feature("nowhere:G2") == std::nullopt);
    CHECK(document.find_feature("G9") == std::nullopt);
    CHECK(document.find_feature("gates:") == std::nullopt);
}

TEST_CASE("a feature without an id is found by its number") {
    MadeMap const document = document_of(ready_layer("own", point_table({{0, 0}, {1, 1}})));
    CHECK(document.find_feature("own:2") == nth(0, 1));
    CHECK(document.find_feature("own:3") == std::nullopt);
}

TEST_CASE("what a feature is called finds it again") {
    MadeMap const document = gates_and_events();
    for (std::uint32_t layer = 0; layer < 2; ++layer) {
        for (std::uint32_t feature = 0; feature < document.layers()[layer].table->size(); ++feature) {
            CHECK(document.find_feature(document.reference_of(nth(layer, feature))) == nth(layer, feature));
        }
    }
}

TEST_CASE("a colon in an id or in a file's name does not hide the feature") {
    MadeMap const document =
        document_of(ready_layer("osm", point_table({{0, 0}}, {text_column("id", {"node:17"})})),
                    ready_layer("data:2024", point_table({{0, 0}}, {text_column("id", {"A"})})));
    CHECK(document.find_feature("osm:node:17") == nth(0, 0));
    CHECK(document.find_feature("node:17") == nth(0, 0));
    CHECK(document.find_feature(document.reference_of(nth(1, 0))) == nth(1, 0));
}

TEST_CASE("a feature with a host has no symbol of its own while the host is drawn") {
    MadeMap document = gates_and_events();
    CHECK(*document.layers()[1].hosted == Mask{1, 0, 1});
    CHECK(document.layers()[1].is_hosted(0));
    document.change(SetVisible{nth(0), false});
    CHECK(*document.layers()[1].hosted == Mask{0, 0, 0});
    document.change(SetVisible{nth(0), true});
    CHECK(*document.layers()[1].hosted == Mask{1, 0, 1});
}

TEST_CASE("a host without a place carries nobody") {
    MadeMap const document =
        document_of(ready_layer("gates", unlocated_table({"G1"})), ready_layer("events", events({"G1"})));
    CHECK(*document.layers()[1].hosted == Mask{0});
}

TEST_CASE("features that host each other do not vanish both") {
    FeatureTable table =
        point_table({{0, 0}, {0, 0}}, {text_column("id", {"A", "B"}), text_column("host", {"B", "A"})});
    MadeMap const document = document_of(ready_layer("own", std::move(table)));
    CHECK(*document.layers()[0].hosted != Mask{1, 1});
}

TEST_CASE("a layer moves within its group only") {
    MadeMap document =
        document_of(ready_layer("a", gates()), ready_layer("b", gates()), ready_layer("c", gates()),
                    ready_layer("coast", gates(), LayerGroup::background));
    document.change(MoveLayer{nth(0), nth(2)});
    CHECK(names_of(document) == std::vector<std::string>{"coast", "b", "c", "a"});
    document.change(MoveLayer{nth(0), nth(2)});
    CHECK(names_of(document) == std::vector<std::string>{"coast", "b", "a", "c"});
    document.change(MoveLayer{nth(0), nth(3)});
    document.change(MoveLayer{nth(3), nth(0)});
    document.change(MoveLayer{nth(9), nth(1)});
    document.change(MoveLayer{nth(1), nth(9)});
    CHECK(names_of(document) == std::vector<std::string>{"coast", "b", "a", "c"});
}

TEST_CASE("references and links stay what they are where a layer moves") {
    MadeMap document = gates_and_events();
    document.change(MoveLayer{nth(0), nth(1)});
    CHECK(document.layers()[1].id == nth(0));
    CHECK(document.find_feature("G2") == nth(0, 1));
    CHECK(document.links().host_of(nth(1, 0)) == nth(0, 0));
    CHECK(*document.layers()[0].hosted == Mask{1, 0, 1});
}

TEST_CASE("a layer's number is not given again to another") {
    MadeMap document = gates_and_events();
    document.change(RemoveLayer{nth(1)});
    CHECK(document.add_layers({ready_layer("late", gates())}) == std::vector<LayerId>{nth(2)});
    CHECK_FALSE(document.has_feature(nth(1, 0)));
    CHECK(document.has_feature(nth(2, 0)));
    CHECK_FALSE(document.has_feature(nth(2, 99)));
}

TEST_CASE("hiding a host's layer recuts its guests' layer and no other") {
    MadeMap document = gates_and_events();
    auto const before = revisions_of(document);
    document.change(SetVisible{nth(0), false});
    CHECK(document.layers()[0].revision == before[0]);
    CHECK(document.layers()[1].revision != before[1]);
}

TEST_CASE("what changes no tile changes no revision") {
    MadeMap document = gates_and_events();
    auto const before = revisions_of(document);
    document.change(SetVisible{nth(1), false});
    document.change(SetVisible{nth(1), true});
    document.change(SetVisible{nth(0), true});
    document.change(SetOpacity{nth(0), 0.5F});
    document.add_layers({ready_layer("mine", gates())});
    CHECK(document.layers()[0].revision == before[0]);
    CHECK(document.layers()[1].revision == before[1]);
}

TEST_CASE("colours of a class need no new tiles, sizes do; and a bundled layer keeps the look it was given") {
    MadeMap document = gates_and_events();
    auto const before = revisions_of(document);
    StyleClass look = document.layers()[0].style.classes[0];
    LabelClass names = document.layers()[0].style.labels[0];
    look.fill = rgb(0x123456);
    look.min_zoom = 3;
    names.size_px = 21;
    document.set_class_style(nth(0), 0, look, names);
    CHECK(document.layers()[0].revision == before[0]);
    look.symbol_px += 4;
    document.set_class_style(nth(0), 0, look, names);
    CHECK(document.layers()[0].revision != before[0]);
    document.change(SetTheme{Theme::dark});
    CHECK(document.layers()[0].style.classes[0].fill == rgb(0x123456));
    CHECK(document.layers()[0].style.labels[0].size_px == 21);
    document.change(SetStyle{nth(0), nullptr});
    LabelClass const dark_names = document.layers()[0].style.labels[0];
    document.set_class_style(nth(0), 0, look,
                             dark_names);  // in the dark: what is kept is for paper all the same
    CHECK(document.layers()[0].base_style->labels[0].colour == bundled_style("gates").labels[0].colour);
    CHECK(document.layers()[0].style.labels[0].colour == dark_names.colour);
    CHECK(dark_names.colour != bundled_style("gates").labels[0].colour);
    document.change(SetStyle{nth(0), nullptr});
    CHECK(document.layers()[0].style.classes[0].fill != rgb(0x123456));
    CHECK(document.layers()[1].revision == before[1]);
}

TEST_CASE("what a restyled bundled layer keeps of a theme's colours follows the theme") {
    FeatureTable const towns = point_table({{0, 0}}, {text_column("kind", {"province seat"})});
    MadeMap document = document_of(ready_layer("places", towns, LayerGroup::included));
    auto const fill = [&](Theme theme) { return bundled_style("places", theme).classes[1].fill; };
    REQUIRE(fill(Theme::light) != fill(Theme::dark));
    StyleClass look = document.layers()[0].style.classes[1];
    look.symbol_px = 20;
    document.set_class_style(nth(0), 1, look, document.layers()[0].style.labels[1]);
    for (Theme const theme : {Theme::dark, Theme::light, Theme::dark}) {
        document.change(SetTheme{theme});
        CHECK(document.layers()[0].style.classes[1].fill == fill(theme));
        CHECK(document.layers()[0].style.classes[1].symbol_px == 20);
    }
}

TEST_CASE("a layer of many points draws plain dots, unless it was given another look") {
    ReadyLayer layer = ready_layer("many", point_table(std::vector<Point>(2500), {}));
    LayerStyle look = *layer.content.own_style.style;
    CHECK(is_plain_dot(look.classes[0]));
    look.classes[0].shape = SymbolShape::house;
    look.classes[0].symbol_px = 15;
    choose_style(layer, look);
    Layer const drawn = as_drawn(layer);
    CHECK(drawn.style.classes[0].shape == SymbolShape::house);
    CHECK(drawn.style.classes[0].symbol_px == 15);
}

TEST_CASE("a layer that comes with guests of layers already there is linked to them") {
    MadeMap document = document_of(ready_layer("gates", gates(), LayerGroup::included));
    document.add_layers({ready_layer("mine", events({"G1"}))});
    CHECK(document.links().hosted_by(nth(0, 0)) == std::vector<FeatureRef>{nth(1, 0)});
    CHECK(*document.layers()[1].hosted == Mask{1});
}

TEST_CASE("a bundled layer has its own name and style, a file's is called as it is") {
    Layer const gate_layer = as_drawn(ready_layer("gates", gates(), LayerGroup::included));
    CHECK(layer_title(gate_layer, Locale::english) == "Border gates");
    CHECK(gate_layer.style.classes[0].shape == SymbolShape::arch);
    Layer const own = as_drawn(ready_layer("gates", gates()));
    CHECK(layer_title(own, Locale::english) == "gates");
    CHECK(own.style.classes[0].shape == SymbolShape::circle);
}

TEST_CASE("each feature's class is known before the layer is drawn") {
    Layer const layer = as_drawn(ready_layer(
        "gates", point_table({{0, 0}, {0, 0}, {0, 0}}, {text_column("class", {"railway", "", "unheard of"})}),
        LayerGroup::included));
    CHECK(layer.style.classes[(*layer.class_of_feature)[0]].value == "railway");
    CHECK((*layer.class_of_feature)[1] == 0);
    CHECK((*layer.class_of_feature)[2] == 0);
}
