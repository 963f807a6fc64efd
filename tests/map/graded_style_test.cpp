// Layers coloured by a number: classes and their counts, legends, keys of files, other ramps.
#include "base/error.hpp"
#include "map/legend.hpp"
#include "style/sequential_ramp.hpp"
#include "style/style_by_field.hpp"
#include "style/style_json.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// `count` cells, or points, with a skewed number each; every 25th has none.
FeatureTable cells(std::size_t count, GeometryKind kind = GeometryKind::polygon) {
    FeatureTable table;
    AttributeColumn density("density", AttributeType::real);
    for (std::size_t i = 0; i < count; ++i) {
        auto const x = static_cast<double>(i);
        if (kind == GeometryKind::polygon) {
            table.geometry.begin_feature(GeometryKind::polygon);
            table.geometry.add_part(std::array{Point{x, 0}, Point{x + 1, 0}, Point{x + 1, 1}, Point{x, 0}});
        } else {
            table.geometry.add_point({x, 0});
        }
        i % 25 == 24 ? density.add_null() : density.add_real(std::exp(std::fmod(x * 0.618, 1.0) * 9));
    }
    table.attributes = {density};
    return table;
}

FieldColouring by_density(Grading const& grading = {}, bool has_areas = true) {
    return {"density", Classing::ranges, grading, has_areas};
}

Layer layer_of(FeatureTable const& table, LayerStyle style, std::shared_ptr<LayerProfile const> profile) {
    Layer layer;
    layer.is_restyled = true;
    layer.profile = std::move(profile);
    layer.class_sizes.assign(style.classes.size(), 0);
    for (std::uint16_t const one : style.classes_of(table)) {
        ++layer.class_sizes[one];
    }
    layer.style = std::move(style);
    return layer;
}

}  // namespace

TEST_CASE("a class holds the features between its bounds, and what has no number is by itself") {
    FeatureTable const table = cells(500);
    auto const breaks = GENERATE(ClassBreaks::quantiles, ClassBreaks::equal_intervals, ClassBreaks::natural);
    auto const class_count = static_cast<std::size_t>(GENERATE(3, 5, 9));
    auto const style = style_by_field(
        table.attributes, by_density({breaks, class_count, SequentialRamp::blues, false}), plain_style(0));
    REQUIRE(style);
    REQUIRE(style->classes.size() == class_count + 1);
    Layer const layer = layer_of(table, *style, usual_profile());
    CHECK(layer.class_sizes[0] == 20);
    for (std::size_t i = 1; i < style->classes.size(); ++i) {
        double const from = i == 1 ? -1e300 : style->classes[i - 1].below;
        std::size_t held = 0;
        for (std::size_t f = 0; f < table.size(); ++f) {
            auto const number = table.attributes.find("density")->number(f);
            held += number && *number >= from && *number < style->classes[i].below ? 1 : 0;
        }
        CHECK(layer.class_sizes[i] == held);
        if (breaks == ClassBreaks::quantiles) {
            CHECK(std::abs(static_cast<double>(held) - 480.0 / static_cast<double>(class_count)) <= 1);
        }
    }
}

TEST_CASE("areas let the basemap through and are parted by a thin outline; lines and points are not") {
    FeatureTable const table = cells(100);
    auto const areas = style_by_field(table.attributes, by_density(), plain_style(0));
    auto const others = style_by_field(table.attributes, by_density({}, false), plain_style(0));
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(areas->classes[i].area_alpha == 0.85F);
        CHECK(areas->classes[i].line == rgb(0xFFFFFF));
        CHECK(areas->classes[i].line_px < 1);
        CHECK(others->classes[i].line == others->classes[i].fill);
        CHECK(others->classes[i].line_px == plain_style(0).classes[0].line_px);
    }
    LayerStyle dark = *areas;
    dark.take_theme(Theme::dark);
    CHECK(dark.classes[1].fill == sequential_ramp(SequentialRamp::viridis, Theme::dark).front());
    CHECK(dark.classes[5].fill == sequential_ramp(SequentialRamp::viridis, Theme::dark).back());
    CHECK(dark.classes[5].line != rgb(0xFFFFFF));
}

TEST_CASE("codes are categories by themselves, measures are graded; a person may ask for the other") {
    FeatureTable table;
    AttributeColumn code("code", AttributeType::integer);
    AttributeColumn share("share", AttributeType::real);
    for (int i = 0; i < 30; ++i) {
        table.geometry.add_point({0, 0});
        code.add_integer(i % 6);
        share.add_real(i % 6 / 10.0);
    }
    table.attributes = {code, share};
    auto const classing_of = [&](FieldColouring const& wanted) {
        return style_by_field(table.attributes, wanted, plain_style(0))->classing;
    };
    CHECK(classing_of({"code"}) == Classing::values);
    CHECK(classing_of({"share"}) == Classing::ranges);
    CHECK(classing_of({"code", Classing::ranges}) == Classing::ranges);
    CHECK(classing_of({"share", Classing::values}) == Classing::values);
}

TEST_CASE("numbers that are all equal are one class, which says so") {
    FeatureTable table;
    AttributeColumn number("number", AttributeType::real);
    for (int i = 0; i < 5; ++i) {
        table.geometry.add_point({0, 0});
        number.add_real(7.5);
    }
    table.attributes = {number};
    auto const style = style_by_field(table.attributes, {"number"}, plain_style(0));
    REQUIRE(style->classes.size() == 2);
    Layer const layer = layer_of(table, *style, usual_profile());
    CHECK(layer.class_sizes == std::vector<std::size_t>{0, 5});
    CHECK(class_title(layer, 1, Locale::english) == "All values");
}

TEST_CASE("the legend says field, unit and bounds in the language of the interface") {
    auto profile = std::make_shared<LayerProfile>();
    profile->fields = {{.name = "density",
                        .label = {{"en", "Population density"}, {"vi", "Mật độ dân số"}},
                        .unit = {{"", "/km²"}},
                        .values = {}}};
    LayerStyle style = *style_by_field(cells(100).attributes, by_density({.class_count = 3}), plain_style(0));
    style.classes[1].below = 2.5;
    style.classes[2].below = 12000;
    Layer const layer = layer_of(cells(100), style, profile);
    CHECK(legend_head(layer, Locale::english) == "Population density (/km²)");
    CHECK(legend_head(layer, Locale::vietnamese) == "Mật độ dân số (/km²)");
    CHECK(class_title(layer, 1, Locale::english) == "< 2.5");
    CHECK(class_title(layer, 2, Locale::english) == "≥ 2.5 … < 12 000");
    CHECK(class_title(layer, 2, Locale::vietnamese) == "≥ 2,5 … < 12 000");
    CHECK(class_title(layer, 3, Locale::english) == "≥ 12 000");
    CHECK(class_title(layer, 0, Locale::english) == "No value");
    CHECK(legend_classes(layer) == std::vector<std::size_t>{1, 2, 3, 0});
}

TEST_CASE("another ramp changes colours alone; another method keeps what else was chosen") {
    FeatureTable const table = cells(100);
    LayerStyle style = *style_by_field(table.attributes, by_density(), plain_style(0));
    for (StyleClass& one : style.classes) {
        one.area_alpha = 0.4F;
    }
    LayerStyle const other = recoloured(style, {.ramp = SequentialRamp::oranges, .is_reversed = true});
    CHECK(other.classes[1].fill == sequential_ramp(SequentialRamp::oranges, Theme::light).back());
    CHECK(other.classes[1].below == style.classes[1].below);
    CHECK(other.classes[1].line == style.classes[1].line);
    CHECK(other.classes_of(table) == style.classes_of(table));
    Grading const natural{ClassBreaks::natural, 4, SequentialRamp::oranges, false};
    auto const regraded = style_by_field(table.attributes, by_density(natural), other);
    REQUIRE(regraded->classes.size() == 5);
    CHECK(regraded->classes[3].area_alpha == 0.4F);
    CHECK(regraded->grading == natural);
}

TEST_CASE("how ranges were made is kept in a style's file") {
    Grading const grading{ClassBreaks::natural, 7, SequentialRamp::magma, true};
    LayerStyle const style = *style_by_field(cells(100).attributes, by_density(grading), plain_style(0));
    LayerStyle const read = style_from_json(style_to_json(style), plain_style(0));
    CHECK(read.grading == grading);
    CHECK(read.classes == style.classes);
    for (auto const* const wrong : {R"("breaks": "magic")", R"("class_count": 2)", R"("class_count": 10)",
                                    R"("ramp": "jet")", R"("reversed": 1)"}) {
        CHECK_THROWS_AS(style_from_json(R"({"gatepost_style": 1, "field": "a", )" + std::string{wrong} + "}",
                                        plain_style(0)),
                        Error);
    }
}

TEST_CASE("a style that says only how gets its ranges from the data, where there are numbers") {
    auto const ready = [](std::string const& field) {
        LayerStyle const style = style_from_json(
            R"({"gatepost_style": 1, "breaks": "equal_intervals", "class_count": 4, "field": ")" + field +
                "\"}",
            plain_style(0));
        CHECK(style.awaits_ranges());
        ReadyLayer layer =
            make_layer("cells", LayerGroup::own, std::make_shared<FeatureTable const>(cells(100)), 0);
        choose_style(layer, style);
        return layer;
    };
    ReadyLayer const graded = ready("density");
    CHECK(graded.state.style->classes.size() == 5);
    CHECK(graded.state.style->classes[1].area_alpha == 0.85F);
    CHECK(graded.content.chosen_style.class_sizes[0] == 4);
    CHECK(ready("nothing").state.style->awaits_ranges());
}
