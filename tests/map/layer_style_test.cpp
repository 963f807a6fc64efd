// Styles by attribute: categories, ranges, rules; and as JSON.
#include "base/error.hpp"
#include "map/legend.hpp"
#include "style/style_by_field.hpp"
#include "style/style_json.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

LayerStyle plain() { return plain_style(0); }

/// `count` points; `kind` has values a, b, c … of falling frequency, `number` is 0, 1, 2 …
FeatureTable towns(std::size_t count) {
    FeatureTable table;
    AttributeColumn kind("kind", AttributeType::text);
    AttributeColumn number("number", AttributeType::integer);
    AttributeColumn name("name", AttributeType::text);
    for (std::size_t i = 0; i < count; ++i) {
        table.geometry.add_point({static_cast<double>(i), 0});
        std::size_t letter = 0;
        for (std::size_t rest = i; rest % 2 == 1; rest /= 2) {
            ++letter;
        }
        kind.add_text(std::string(1, static_cast<char>('a' + letter)));
        number.add_integer(static_cast<std::int64_t>(i));
        name.add_text("town " + std::to_string(i));
    }
    table.attributes = {kind, number, name};
    return table;
}

}  // namespace

TEST_CASE("categories are the most frequent values, the rest is one class more") {
    FeatureTable const table = towns(1024);
    auto const style = style_by_field(table.attributes, {"kind"}, plain());
    REQUIRE(style);
    REQUIRE(style->classes.size() == own_palette.size());
    CHECK(style->classes[1].value == "a");
    CHECK(style->classes[2].value == "b");
    auto const classes = style->classes_of(table);
    std::vector<std::size_t> sizes(style->classes.size(), 0);
    for (std::size_t f = 0; f < table.size(); ++f) {
        ++sizes[classes[f]];
        std::string const kind = table.text(f, "kind");
        bool const is_rest = kind > "f";
        CHECK((is_rest ? classes[f] == 0 : style->classes[classes[f]].value == kind));
    }
    CHECK(sizes[1] == 512);
    CHECK(sizes[2] == 256);
    CHECK(sizes[0] == 1024 - 512 - 256 - 128 - 64 - 32 - 16);
    std::set<std::array<float, 4>> colours;
    for (StyleClass const& one : style->classes) {
        CHECK(colours.insert(one.fill.to_floats()).second);
        CHECK(one.shape == plain().classes[0].shape);
    }
}

TEST_CASE("numbers are graded into five ranges of about as many features") {
    FeatureTable const table = towns(1000);
    auto const style = style_by_field(table.attributes, {"number"}, plain());
    REQUIRE(style);
    REQUIRE(style->classes.size() == 6);
    CHECK(style->classing == Classing::ranges);
    auto const classes = style->classes_of(table);
    std::vector<std::size_t> sizes(6, 0);
    for (std::size_t f = 0; f < table.size(); ++f) {
        ++sizes[classes[f]];
        CHECK((f == 0 || classes[f] >= classes[f - 1]));
    }
    CHECK(sizes == std::vector<std::size_t>{0, 200, 200, 200, 200, 200});
    CHECK(style->classes[1].below == 200);
    CHECK(style->classes[4].below == 800);
}

TEST_CASE("a number that most features have makes no empty range") {
    FeatureTable table;
    AttributeColumn number("number", AttributeType::real);
    for (int i = 0; i < 500; ++i) {
        table.geometry.add_point({0, 0});
        number.add_real(i < 400 ? 0 : i);
    }
    table.attributes = {number};
    auto const style = style_by_field(table.attributes, {"number"}, plain());
    REQUIRE(style);
    std::vector<std::size_t> sizes(style->classes.size(), 0);
    for (std::uint16_t const one : style->classes_of(table)) {
        ++sizes[one];
    }
    for (std::size_t i = 1; i < sizes.size(); ++i) {
        CHECK(sizes[i] > 0);
    }
}

TEST_CASE("fields that make sense are offered, names of each single feature are not") {
    CHECK(fields_to_style_by(towns(300).attributes) == std::vector<std::string>{"kind", "number"});
    CHECK_FALSE(style_by_field(towns(10).attributes, {"nowhere"}, plain()));
}

TEST_CASE("the first rule that holds decides; what none holds for is in the first class") {
    LayerStyle style = plain();
    style.classing = Classing::rules;
    style.classes.resize(3, style.classes[0]);
    style.labels.resize(3, style.labels[0]);
    style.classes[1].when = "kind = 'b'";
    style.classes[2].when = "number >= 4 and kind in ('a', 'b')";
    CHECK(style.classes_of(towns(8)) == std::vector<std::uint16_t>{0, 1, 0, 0, 2, 1, 2, 0});
    style.classes[2].when = "number >";
    CHECK_THROWS_AS(style.classes_of(towns(8)), Error);
}

TEST_CASE("a style is the same after it was written and read") {
    FeatureTable const table = towns(100);
    LayerStyle style = *style_by_field(table.attributes, {GENERATE("kind", "number")}, plain());
    style.classes[1].join = LineJoin::mitre;
    style.classes[1].cap = LineCap::square;
    style.classes[1].shape = SymbolShape::tree;
    style.classes[1].symbol_letter = 'k';
    style.classes[1].dash_px = 6;
    style.classes[1].pattern = FillPattern::trees;
    style.classes[1].fill = rgb(0x123456).with_alpha(0.5);
    style.classes[2].is_on = false;
    style.classes[2].label = "Đồng Đăng \"x\"";
    style.labels[1].bold = true;
    style.labels[1].size_px = 17;
    style.points = {PointDrawing::hexagons, 21.5F, "number"};
    style.classes[1].symbol_alpha = 0.5F;
    LayerStyle const read = style_from_json(style_to_json(style), plain());
    CHECK(read.points == style.points);
    CHECK(read.class_field == style.class_field);
    CHECK(read.classing == style.classing);
    CHECK(read.classes == style.classes);
    CHECK(read.labels[1].bold);
    CHECK(read.labels[1].size_px == 17);
    CHECK(read.classes_of(table) == style.classes_of(table));
}

TEST_CASE("a person's own few lines of JSON are enough, and what they leave out is plain") {
    LayerStyle const style = style_from_json(R"({"gatepost_style": 1, "classes": [
        {"fill": "#888888"}, {"when": "population > 10000", "fill": "#c00", "symbol_px": 14, "label": "large"}]})",
                                             plain());
    REQUIRE(style.classes.size() == 2);
    CHECK(style.classing == Classing::rules);
    CHECK(style.classes[1].fill == rgb(0xCC0000));
    CHECK(style.classes[1].symbol_px == 14);
    CHECK(style.classes[0].symbol_px == plain().classes[0].symbol_px);
}

TEST_CASE("what is wrong in a style is said with its key") {
    auto const [json, words] = GENERATE(table<std::string, std::string>({
        {"nothing", "no JSON"},
        {"[]", "object"},
        {"{}", "gatepost_style"},
        {R"({"gatepost_style": 2, "classes": [{}]})", "gatepost_style"},
        {R"({"gatepost_style": 1})", "classes"},
        {R"({"gatepost_style": 1, "classes": []})", "classes"},
        {R"({"gatepost_style": 1, "classes": [7]})", "classes[0]"},
        {R"({"gatepost_style": 1, "classes": [{}, {"fill": "red"}]})", "classes[1].fill"},
        {R"({"gatepost_style": 1, "classes": [{"line_px": -1}]})", "classes[0].line_px"},
        {R"({"gatepost_style": 1, "classes": [{"shape": "blob"}]})", "classes[0].shape"},
        {R"({"gatepost_style": 1, "classes": [{"on": 1}]})", "classes[0].on"},
        {R"({"gatepost_style": 1, "classes": [{"when": "a >"}]})", "classes[0].when"},
        {R"({"gatepost_style": 1, "classes": [{"letter": "ab"}]})", "classes[0].letter"},
        {R"({"gatepost_style": 1, "by": "magic", "classes": [{}]})", "by"},
        {R"({"gatepost_style": 1, "classes": [{"names": {"size_px": 1e9}}]})", "classes[0].names.size_px"},
    }));
    CAPTURE(json);
    CHECK_THROWS_WITH(style_from_json(json, plain()), Catch::Contains(words));
}

TEST_CASE("the points of a style are drawn by themselves as it seems best, and a wrong way is said") {
    auto const read = [](std::string const& keys) {
        return style_from_json(R"({"gatepost_style": 1, )" + keys + R"("classes": [{}]})", plain()).points;
    };
    CHECK(read("") == PointLook{});
    CHECK(read(R"("points": "heat", "radius_px": 30, "weight": "dead", )") ==
          PointLook{PointDrawing::heat, 30, "dead"});
    CHECK_THROWS_WITH(read(R"("points": "smear", )"),
                      "points: one of automatic, dots, density, heat, hexagons is expected, not \"smear\"");
    CHECK_THROWS_AS(read(R"("radius_px": 1000, )"), Error);
}

TEST_CASE("points are weighted by the numbers of a field; what has none counts for nothing") {
    FeatureTable table = towns(4);
    AttributeColumn dead("dead", AttributeType::real);
    dead.add_real(2.5);
    dead.add_null();
    dead.add_real(-3);
    dead.add_real(1);
    table.attributes.push_back(dead);
    LayerStyle style = plain();
    style.points.weight_field = "dead";
    auto const weights = classed(std::make_shared<LayerStyle const>(style), table).weights;
    REQUIRE(weights);
    CHECK(*weights == std::vector<float>{2.5F, 0, 0, 1});
    style.points.weight_field = "no such field";
    CHECK_FALSE(classed(std::make_shared<LayerStyle const>(style), table).weights);
    CHECK(fields_of_numbers(table.attributes) == std::vector<std::string>{"number", "dead"});
}

TEST_CASE("a layer that is styled anew is classed anew, and its legend says so") {
    auto table = std::make_shared<FeatureTable const>(towns(64));
    ReadyLayer layer = make_layer("towns", LayerGroup::own, table, 0);
    layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
    MadeMap document;
    document.add_layers({std::move(layer)});
    CHECK(legend_classes(document.layers()[0]).empty());
    auto const revision = document.layers()[0].revision;
    document.set_style(nth(0), *style_by_field(table->attributes, {"kind"}, plain()));
    CHECK(document.layers()[0].revision != revision);
    CHECK(legend_classes(document.layers()[0]).size() == 7);
    CHECK(class_title(document.layers()[0], 1, Locale::english) == "a");
    CHECK(class_title(document.layers()[0], 0, Locale::vietnamese) == "Khác");
    document.change(SetClassOn{nth(0), 1, false});
    CHECK_FALSE(document.layers()[0].style.is_class_visible(1, 10));
    document.change(DimOthers{nth(0), 2});
    CHECK(document.layers()[0].style.classes[1].is_dimmed);
    CHECK_FALSE(document.layers()[0].style.classes[2].is_dimmed);
    document.change(DimOthers{nth(0), 2});
    CHECK_FALSE(document.layers()[0].style.classes[1].is_dimmed);
    document.change(SetTheme{Theme::dark});
    CHECK_FALSE(document.layers()[0].style.is_class_visible(1, 10));
    CHECK(document.layers()[0].style.classes[1].fill == own_palette[0]);
}
