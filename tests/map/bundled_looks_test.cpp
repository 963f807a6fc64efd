#include "map/legend.hpp"
#include "style/style.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "map/fixtures.hpp"
#include "style/colours_apart.hpp"

using namespace gatepost;

namespace {

std::vector<std::string> bundled_ids(std::string const& part) {
    std::vector<std::string> ids;
    for (LayerState const& layer : bundled_layers(part)) {
        ids.push_back(layer.name);
    }
    return ids;
}

std::vector<std::string> all_bundled_ids() {
    std::vector<std::string> ids = bundled_ids("atlas");
    for (std::string const& id : bundled_ids("basemap")) {
        ids.push_back(id);
    }
    return ids;
}

std::vector<LayerStyle> every_style() {
    std::vector<LayerStyle> styles{plain_style(0), plain_style(6)};
    for (std::string const& id : all_bundled_ids()) {
        styles.push_back(bundled_style(id));
    }
    return styles;
}

}  // namespace

TEST_CASE("every bundled layer has a name of its own") {
    std::set<std::string> names;
    for (std::string const& id : all_bundled_ids()) {
        for (Locale const locale : {Locale::english, Locale::vietnamese, Locale::chinese}) {
            INFO(id << " in " << locale_codes[static_cast<std::size_t>(locale)]);
            Layer layer;
            layer.name = id;
            layer.profile = bundled_profile(id);
            CHECK(layer_title(layer, locale) != id);
            CHECK(names.insert(layer_title(layer, locale)).second);
        }
    }
    Layer own;
    own.name = own.title = "gates";
    CHECK(layer_title(own, Locale::chinese) == "gates");
}

TEST_CASE("every class has its label style") {
    for (LayerStyle const& style : every_style()) {
        CHECK(style.labels.size() == style.classes.size());
        CHECK_FALSE(style.classes.empty());
    }
}

TEST_CASE("each layer of the atlas has a shape of its own") {
    std::set<SymbolShape> shapes;
    for (std::string const& id : bundled_ids("atlas")) {
        INFO(id);
        LayerStyle const style = bundled_style(id);
        CHECK(shapes.insert(style.classes[0].shape).second);
        CHECK(std::all_of(style.classes.begin(), style.classes.end(),
                          [&](StyleClass const& one) { return one.shape == style.classes[0].shape; }));
    }
}

TEST_CASE("the atlas can be clicked, the basemap cannot") {
    for (std::string const& id : bundled_ids("atlas")) {
        CHECK(bundled_style(id).is_pickable);
    }
    for (std::string const& id : bundled_ids("basemap")) {
        CHECK_FALSE(bundled_style(id).is_pickable);
    }
    CHECK(plain_style(3).is_pickable);
}

TEST_CASE("files beside each other have colours of their own, and the palette goes round") {
    std::set<std::array<float, 4>> colours;
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(colours.insert(plain_style(i).classes[0].fill.to_floats()).second);
    }
    CHECK(plain_style(7).classes[0].fill == plain_style(0).classes[0].fill);
}

TEST_CASE("no class hides before it appears, and no label before its class") {
    for (LayerStyle const& style : every_style()) {
        for (std::size_t i = 0; i < style.classes.size(); ++i) {
            CHECK(style.classes[i].min_zoom < style.classes[i].max_zoom);
            CHECK(style.labels[i].min_zoom < style.labels[i].max_zoom);
            CHECK((!style.labels[i].shown || style.labels[i].min_zoom >= style.classes[i].min_zoom));
        }
    }
}

TEST_CASE("a class is seen from its first zoom up to its last, without that") {
    LayerStyle style;
    style.classes[0].min_zoom = 4;
    style.classes[0].max_zoom = 9;
    CHECK_FALSE(style.is_class_visible(0, 3.999));
    style.classes[0].min_zoom = 0;
    CHECK(style.is_class_visible(0, -8));
    style.classes[0].min_zoom = 4;
    CHECK(style.is_class_visible(0, 4));
    CHECK(style.is_class_visible(0, 8.999));
    CHECK_FALSE(style.is_class_visible(0, 9));
}

TEST_CASE("a feature's class is that of its value, else the first") {
    LayerStyle const gates = bundled_style("gates");
    FeatureTable const table =
        point_table({{0, 0}, {0, 0}, {0, 0}}, {text_column("class", {"national", "", "lunar"})});
    CHECK(gates.classes[gates.classes_of(table)[0]].value == "national");
    CHECK(gates.classes_of(table)[1] == 0);
    CHECK(gates.classes_of(table)[2] == 0);
    CHECK(gates.classes_of(point_table({{0, 0}}))[0] == 0);
}

TEST_CASE("a class may be told by a number") {
    FeatureTable table = point_table({{0, 0}});
    table.attributes.emplace_back("class", AttributeType::integer);
    table.attributes[0].add_integer(2);
    LayerStyle const rivers = bundled_style("rivers");
    CHECK(rivers.classes[rivers.classes_of(table)[0]].value == "2");
}

TEST_CASE("a style of one class asks no field") {
    CHECK(plain_style(0).classes_of(one_feature({{"class", "national"}}))[0] == 0);
}

TEST_CASE("a plain style and a bundled one are what they are on light paper") {
    for (LayerStyle const& style : every_style()) {
        LayerStyle on_paper = style;
        on_paper.take_theme(Theme::light);
        CHECK(on_paper == style);
    }
}

TEST_CASE("the basemap has colours for each theme; symbols keep theirs but on dark paper") {
    auto const fill = [](std::string const& id, Theme theme) {
        return bundled_style(id, theme).classes[1].fill;
    };
    CHECK(fill("countries", Theme::dark) == rgb(0x2B2E32));
    CHECK(fill("countries", Theme::print) == rgb(0xFFFFFF));
    CHECK(fill("gates", Theme::print) == fill("gates", Theme::light));
    CHECK(fill("gates", Theme::dark) == rgb(0xD94721));
    CHECK(bundled_style("names", Theme::dark).labels[1].colour == rgb(0xB0ABA2));
    CHECK(bundled_style("gates", Theme::dark).labels[1].colour == name_colour(rgb(0x7E2F08), Theme::dark));
}

TEST_CASE("the colours of the atlas' layers stay apart under every colour vision, besides their shapes") {
    for (Theme const theme : {Theme::light, Theme::dark}) {
        std::vector<NamedColour> colours;
        for (std::string const id :
             {"gates", "posts", "twins", "forests", "houses", "exchanges", "events", "places"}) {
            colours.emplace_back(id, bundled_style(id, theme).classes[0].fill);
        }
        check_apart(colours);
    }
}

TEST_CASE("classes that differ in width and zoom alone have no legend, those of other colours have one") {
    for (auto const& [id, has_legend] : {std::pair{"coast", false}, {"border", false}, {"countries", true}}) {
        Layer layer;
        layer.style = bundled_style(id, Theme::light);
        layer.class_sizes.assign(layer.style.classes.size(), 1);
        INFO(id);
        CHECK(layer.style.classes.size() > 1);
        CHECK(legend_classes(layer).empty() != has_legend);
    }
}

TEST_CASE("a ring in the colour of its symbol can be seen in every theme") {
    std::size_t rings = 0;
    for (char const* const layer : {"places", "cities"}) {
        for (Theme const theme : {Theme::light, Theme::dark, Theme::print}) {
            for (StyleClass const& style : bundled_style(layer, theme).classes) {
                if (style.symbol_ring_px > 0) {
                    CHECK(style.symbol_ring == style.fill);
                    ++rings;
                }
            }
        }
    }
    CHECK(rings == 6);
}
