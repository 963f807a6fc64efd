#include "golden/golden.hpp"
#include "golden/scene.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace gatepost;

namespace {

constexpr GoldenLimits shapes_limits{.mean = 0.15, .other_pixels = 10};

LayerStyle every_symbol() {
    LayerStyle style;
    style.classes.clear();
    for (int shape = 0; shape <= static_cast<int>(SymbolShape::last); ++shape) {
        StyleClass one;
        one.fill = rgb(0x0B5C94);
        one.shape = static_cast<SymbolShape>(shape);
        one.symbol_px = 30;
        style.classes.push_back(one);
    }
    style.labels.resize(style.classes.size());
    return style;
}

StyleClass line_class(float width_px, float casing_px, float dash_px) {
    StyleClass one;
    one.line = rgb(0x6B4E71);
    one.line_px = width_px;
    one.line_casing = rgb(0xC9B3CC);
    one.line_casing_px = casing_px;
    one.dash_px = dash_px;
    one.gap_px = dash_px / 2;
    return one;
}

std::vector<Point> zigzag(double y) {
    return {{-140, y}, {-90, y + 22}, {-60, y}, {-40, y + 24}, {-36, y}, {60, y + 4}, {140, y + 20}};
}

/// A star with a star-shaped hole, and an island in the hole.
GeometryColumn star_with_hole() {
    auto const star = [](double outer, double inner) {
        std::vector<Point> ring;
        for (int i = 0; i < 14; ++i) {
            double const radius = i % 2 == 0 ? outer : inner;
            ring.push_back({radius * std::cos(i * 0.4488), radius * std::sin(i * 0.4488)});
        }
        ring.push_back(ring.front());
        return ring;
    };
    GeometryColumn column;
    column.begin_feature(GeometryKind::polygon);
    column.add_part(star(90, 60));
    column.add_part(star(50, 38), PartKind::hole);
    column.add_part(star(20, 12));
    return column;
}

}  // namespace

TEST_CASE("every symbol has its own crisp shape, at one, two and three device pixels a logical one") {
    int const ratio = GENERATE(1, 2, 3);
    GoldenScene scene(260, 120);
    GeometryColumn column;
    std::vector<std::uint16_t> classes;
    for (std::uint16_t i = 0; i <= static_cast<std::uint16_t>(SymbolShape::last); ++i) {
        column.add_point({-100.0 + (i % 5) * 50, i < 5 ? 28.0 : -28.0});
        classes.push_back(i);
    }
    scene.add(std::move(column), every_symbol(), classes);
    check_golden("symbols-" + std::to_string(ratio), scene.draw(ratio), shapes_limits);
}

TEST_CASE("digits and letters stand on their symbols, white, or dark where the symbol is light") {
    GoldenScene scene(330, 110);
    GeometryColumn column;
    LayerStyle style;
    style.classes.clear();
    std::vector<std::uint16_t> classes;
    std::string const letters = "0123456789abcdefghijklmnopqrstuvwxyz";
    for (std::size_t i = 0; i < letters.size(); ++i) {
        StyleClass one;
        one.fill = i % 2 == 0 ? rgb(0x0B5C94) : rgb(0xF1C40F);
        one.symbol_px = 18;
        one.symbol_letter = letters[i];
        style.classes.push_back(one);
        auto const place = static_cast<double>(i % 12);
        auto const row = std::floor(static_cast<double>(i) / 12);
        column.add_point({-148.0 + place * 27, 33.0 - 33 * row});
        classes.push_back(static_cast<std::uint16_t>(i));
    }
    style.labels.resize(style.classes.size());
    scene.add(std::move(column), style, classes);
    check_golden("letters", scene.draw(1), shapes_limits);
}

TEST_CASE("a golden picture in which a symbol is erased, or paled, is another picture") {
    Image const expected = read_golden("symbols-1");
    REQUIRE(expected.width_px == 260);
    for (double const kept : {0.0, 0.7}) {
        Image erased = expected;
        for (int y = 16; y < 48; ++y) {  // the first in the upper row
            for (int x = 14; x < 46; ++x) {
                for (std::size_t channel = 0; channel < 3; ++channel) {
                    std::size_t const corner = channel;
                    std::size_t const at = static_cast<std::size_t>(y * erased.width_px + x) * 4 + channel;
                    erased.rgba[at] = static_cast<std::uint8_t>(kept * expected.rgba[at] +
                                                                (1 - kept) * expected.rgba[corner]);
                }
            }
        }
        CHECK_FALSE(is_within(shapes_limits, expected, erased));
    }
    CHECK(is_within(shapes_limits, expected, expected));
}

TEST_CASE("lines have round joins and caps, casings, and dashes that bend with them") {
    GoldenScene scene(320, 180);
    LayerStyle style;
    style.classes = {line_class(6, 0, 0), line_class(3, 9, 0), line_class(2, 7, 9), line_class(0.6F, 0, 0)};
    style.labels.resize(4);
    GeometryColumn column;
    std::vector<std::uint16_t> classes;
    for (std::uint16_t i = 0; i < 4; ++i) {
        column.begin_feature(GeometryKind::line);
        column.add_part(zigzag(50 - i * 42.0));
        classes.push_back(i);
    }
    scene.add(std::move(column), style, classes);
    check_golden("lines", scene.draw(), shapes_limits);
}

TEST_CASE("each symbol shows what it is to the person: plain, hovered, selected, dimmed") {
    GoldenScene scene(520, 220);
    LayerStyle style = every_symbol();
    std::size_t const shapes = style.classes.size();
    style.classes.reserve(4 * shapes);
    GeometryColumn column;
    std::vector<std::uint16_t> classes;
    for (std::size_t state = 0; state < 4; ++state) {
        for (std::size_t shape = 0; shape < shapes; ++shape) {
            column.add_point(
                {-225.0 + static_cast<double>(shape) * 50, 75.0 - static_cast<double>(state) * 50});
            classes.push_back(static_cast<std::uint16_t>(state * shapes + shape));
            if (state > 0) {
                style.classes.push_back(in_state(style.classes[shape], static_cast<FeatureState>(state)));
            }
        }
    }
    style.labels.resize(style.classes.size());
    scene.add(std::move(column), style, classes);
    check_golden("states", scene.draw(2), shapes_limits);
}

TEST_CASE("a feature under the pointer and a selected one stand out from those beside them") {
    GoldenScene scene(320, 120);
    LayerStyle style;
    style.classes[0] = line_class(2, 0, 0);
    style.classes[0].fill = rgb(0xAE3C04);
    style.classes[0].shape = SymbolShape::arch;
    style.classes[0].symbol_px = 20;
    GeometryColumn column;
    for (double const x : {-100.0, 0.0, 100.0}) {
        column.add_point({x, 25});
    }
    for (double const x : {-100.0, 0.0, 100.0}) {
        column.begin_feature(GeometryKind::line);
        column.add_part(std::vector<Point>{{x - 35, -35}, {x, -10}, {x + 35, -35}});
    }
    scene.add(std::move(column), style);
    Image const image = scene.draw(1, {},
                                   {{{LayerId{1}, 1}, FeatureState::hovered},
                                    {{LayerId{1}, 2}, FeatureState::selected},
                                    {{LayerId{1}, 4}, FeatureState::hovered},
                                    {{LayerId{1}, 5}, FeatureState::selected}});
    check_golden("highlights", image, shapes_limits);
}

TEST_CASE("lines join round or in a mitre, and end round, at their end, or half a width beyond it") {
    GoldenScene scene(420, 200);
    LayerStyle style;
    style.classes.clear();
    GeometryColumn column;
    std::vector<std::uint16_t> classes;
    for (LineJoin const join : {LineJoin::round, LineJoin::mitre}) {
        for (LineCap const cap : {LineCap::round, LineCap::butt, LineCap::square}) {
            StyleClass one = line_class(12, 0, 0);
            one.join = join;
            one.cap = cap;
            double const x = -140 + static_cast<double>(cap) * 140;
            double const y = join == LineJoin::round ? 70 : -20;
            column.begin_feature(GeometryKind::line);
            column.add_part(
                std::vector<Point>{{x - 50, y - 40}, {x - 35, y}, {x, y}, {x + 20, y - 45}, {x + 42, y - 4}});
            classes.push_back(static_cast<std::uint16_t>(style.classes.size()));
            style.classes.push_back(one);
        }
    }
    style.labels.resize(style.classes.size());
    scene.add(std::move(column), style, classes);
    check_golden("joins", scene.draw(), shapes_limits);
}

TEST_CASE("a translucent line is as dark where its segments meet as elsewhere") {
    GoldenScene scene(200, 200);
    LayerStyle style;
    style.classes[0] = line_class(10, 0, 0);
    style.classes[0].line = rgb(0x000000).with_alpha(0.5);
    GeometryColumn column;
    column.begin_feature(GeometryKind::line);
    std::vector<Point> bend;
    for (int i = 0; i <= 8; ++i) {
        bend.push_back({-70 * std::cos(i * 0.3927), 70 * std::sin(i * 0.3927) - 30});
    }
    column.add_part(bend);
    scene.add(std::move(column), style);
    Image const image = scene.draw();
    std::uint8_t darkest = 255;
    std::size_t dark = 0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        darkest = std::min(darkest, image.rgba[i]);
        dark += image.rgba[i] <= 124 ? 1 : 0;
    }
    CHECK(darkest >= 122);  // half of the paper's red, 246
    CHECK(dark > 1800);     // 219 px of line, 10 px wide, but for its edges
    CHECK(dark < 2300);
}

TEST_CASE(
    "a fill leaves its hole open and fills the island in it; a translucent layer does not show its "
    "overlaps") {
    GoldenScene scene(220, 220);
    LayerStyle style;
    style.classes[0].fill = rgb(0x00795A);
    style.classes[0].line = rgb(0x004A37);
    style.classes[0].line_px = 5;
    scene.add(star_with_hole(), style, {}, 0.5F);
    check_golden("fill", scene.draw(), shapes_limits);
}

TEST_CASE("an area may be strewn with trees, which stop at its edge and its hole") {
    GoldenScene scene(240, 240);
    LayerStyle style;
    style.classes[0].fill = rgb(0x16774C);
    style.classes[0].area_alpha = 0.25F;
    style.classes[0].pattern = FillPattern::trees;
    style.classes[0].line = rgb(0x16774C);
    style.classes[0].line_px = 1.5F;
    scene.add(star_with_hole(), style);
    int const ratio = GENERATE(1, 2);
    check_golden("trees-" + std::to_string(ratio), scene.draw(ratio), shapes_limits);
}
