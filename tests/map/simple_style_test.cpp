#include "style/simple_style.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>

#include "map/fixtures.hpp"
#include "map/make_card.hpp"
#include "style/style_by_field.hpp"

using namespace gatepost;

namespace {

LayerStyle base() { return plain_style(0); }

/// A point, a line and an area, with these values of one property each.
FeatureTable three_kinds(std::vector<AttributeColumn> columns) {
    FeatureTable table = point_table({{0, 0}}, std::move(columns));
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 2>{{{0, 0}, {9, 9}}});
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(std::array<Point, 4>{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}});
    return table;
}

}  // namespace

TEST_CASE("colours are written with six digits or three, with # or without") {
    CHECK(colour_of("#ff8000") == rgb(0xFF8000));
    CHECK(colour_of("FF8000") == rgb(0xFF8000));
    CHECK(colour_of("#f80") == rgb(0xFF8800));
    CHECK(colour_of("0a9") == rgb(0x00AA99));
    for (char const* const wrong :
         {"", "#", "red", "#12345", "#1234567", "#gg0000", "12 456", "-12345", "##1234"}) {
        INFO(wrong);
        CHECK_FALSE(colour_of(wrong));
    }
}

TEST_CASE("a file without simplestyle keeps the look of its layer") {
    FeatureTable const table = point_table({{0, 0}}, {text_column("name", {"Pha Long"})});
    CHECK_FALSE(simple_style_of(table, base()));
    FeatureTable const empty = point_table({{0, 0}}, {text_column("stroke", {""})});
    CHECK_FALSE(simple_style_of(empty, base()));
    CHECK(as_drawn(ready_layer("own", table)).style.classes.size() == 1);
    CHECK(as_drawn(ready_layer("own", table)).style.classes[0].fill == base().classes[0].fill);
}

TEST_CASE("features get the colours and widths they ask for, and the defaults of the spec for the rest") {
    FeatureTable const table = three_kinds(
        {text_column("marker-color", {"#d00", "", ""}), text_column("stroke", {"", "#00ff00", "nonsense"}),
         real_column("stroke-width", {0, 5.5, 3}), text_column("stroke-opacity", {"", "0.5", ""}),
         text_column("fill-opacity", {"", "", "0.25"})});
    auto const simple = simple_style_of(table, base());
    REQUIRE(simple);
    REQUIRE(simple->class_of_feature.size() == 3);
    auto const look = [&](std::size_t feature) {
        return simple->style.classes[simple->class_of_feature[feature]];
    };
    CHECK(look(0).fill == rgb(0xDD0000));
    CHECK(look(0).symbol_px == 11);
    CHECK(look(0).shape == SymbolShape::circle);
    CHECK(look(1).line == rgb(0x00FF00).with_alpha(0.5));
    CHECK(look(1).line_px == 5.5F);
    CHECK(look(2).line == rgb(0x555555));
    CHECK(look(2).fill == rgb(0x555555).with_alpha(0.25));
    CHECK(look(2).area_alpha == 1);
    CHECK(simple->style.labels.size() == simple->style.classes.size());
    CHECK(simple->style.labels[0].along_line == base().labels[0].along_line);
}

TEST_CASE("one property in one feature is enough for all to be drawn by the spec") {
    FeatureTable const table = point_table({{0, 0}, {1, 1}}, {text_column("marker-size", {"", "large"})});
    auto const simple = simple_style_of(table, base());
    REQUIRE(simple);
    CHECK(simple->style.classes[simple->class_of_feature[0]].fill == rgb(0x7E7E7E));
    CHECK(simple->style.classes[simple->class_of_feature[1]].symbol_px == 16);
}

TEST_CASE("numbers out of range and symbols without a shape do no harm") {
    FeatureTable const table = point_table(
        {{0, 0}, {1, 1}, {2, 2}, {3, 3}},
        {text_column("marker-symbol", {"star", "a", "rocket", "park"}),
         real_column("stroke-width", {-3, 1e9, 0, 2}), real_column("fill-opacity", {-1, 7, 0, 0.5})});
    auto const simple = simple_style_of(table, base());
    REQUIRE(simple);
    auto const look = [&](std::size_t feature) {
        return simple->style.classes[simple->class_of_feature[feature]];
    };
    CHECK(look(0).shape == SymbolShape::star);
    CHECK(look(0).line_px == 2);
    CHECK(look(1).shape == SymbolShape::circle);
    CHECK(look(1).symbol_letter == 'a');
    CHECK(look(2).shape == SymbolShape::circle);
    CHECK(look(2).symbol_letter == 0);
    CHECK(unknown_marker_symbols(table) == std::set<std::string>{"rocket"});
    CHECK(look(1).line_px == 64);
    CHECK(look(2).line.a == 0);
    CHECK(look(3).shape == SymbolShape::tree);
}

TEST_CASE("letters and digits are as a person writes them, and large enough to be read") {
    FeatureTable const table =
        point_table({{0, 0}, {1, 1}, {2, 2}, {3, 3}}, {text_column("marker-symbol", {"B", "7", "", "77"})});
    auto const simple = simple_style_of(table, base());
    auto const look = [&](std::size_t feature) {
        return simple->style.classes[simple->class_of_feature[feature]];
    };
    CHECK(look(0).symbol_letter == 'b');
    CHECK(look(1).symbol_letter == '7');
    CHECK(look(1).symbol_px > 17);
    CHECK_FALSE(is_plain_dot(look(1)));
    CHECK(look(2).symbol_letter == 0);
    CHECK(look(3).symbol_letter == 0);
    CHECK(unknown_marker_symbols(table) == std::set<std::string>{"77"});
}

TEST_CASE("like looks share a class, and more than a thousand are no more") {
    std::vector<Point> points(3000);
    std::vector<std::string> colours;
    for (std::size_t i = 0; i < points.size(); ++i) {
        char text[8];
        (void)std::snprintf(text, sizeof text, "#%06zx", i % 1500);
        colours.emplace_back(text);
    }
    auto const simple = simple_style_of(point_table(points, {text_column("marker-color", colours)}), base());
    REQUIRE(simple);
    CHECK(simple->style.classes.size() == 1000);
    CHECK(simple->class_of_feature[7] == simple->class_of_feature[1507]);
    CHECK(simple->class_of_feature[1200] == 0);
    auto const few = simple_style_of(
        point_table(points, {text_column("marker-color", std::vector<std::string>(3000, "#123"))}), base());
    CHECK(few->style.classes.size() == 1);
}

TEST_CASE("a person's layer is drawn as its features ask, and their looks are no facts") {
    ReadyLayer const layer = ready_layer(
        "own", point_table({{0, 0}, {1, 1}},
                           {text_column("marker-color", {"#f00", "#00f"}), text_column("name", {"a", "b"})}));
    MadeMap const document = document_of(layer);
    Layer const& drawn = document.layers()[0];
    REQUIRE(drawn.style.classes.size() == 2);
    CHECK(drawn.style.classes[(*drawn.class_of_feature)[1]].fill == rgb(0x0000FF));
    Card const card = make_card(document, nth(0, 0), {"vi"});
    CHECK(card.facts.empty());
    std::vector<Point> many(5000);
    Layer const large = as_drawn(ready_layer(
        "own", point_table(many, {text_column("marker-color", std::vector<std::string>(5000, "#f00"))})));
    CHECK(is_plain_dot(large.style.classes[0]));
    CHECK(large.style.classes[0].fill == rgb(0xFF0000));
}

TEST_CASE("a layer whose features bring their looks has them again when it is reset") {
    MadeMap document = document_of(ready_layer(
        "own", point_table({{0, 0}, {1, 1}, {2, 2}}, {text_column("marker-color", {"#f00", "#00f", "#f00"}),
                                                      text_column("kind", {"a", "b", "c"})})));
    LayerStyle const at_first = document.layers()[0].style;
    auto const classes = *document.layers()[0].class_of_feature;
    document.set_style(nth(0),
                       *style_by_field(document.layers()[0].table->attributes, {"kind"}, plain_style(0)));
    REQUIRE(document.layers()[0].style.classes.size() >= 3);
    document.change(SetStyle{nth(0), nullptr});
    CHECK(document.layers()[0].style.classes == at_first.classes);
    CHECK(*document.layers()[0].class_of_feature == classes);
}
