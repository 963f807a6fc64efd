#include "golden/golden.hpp"
#include "golden/scene.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace gatepost;

namespace {

constexpr double shapes_mean =
    0.15;  // of 255, over all channels: some ten pixels a picture may differ in full

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
    column.add_part(star(50, 38), true);
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
    check_golden("symbols-" + std::to_string(ratio), scene.draw(ratio), shapes_mean);
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
    check_golden("lines", scene.draw(), shapes_mean);
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
    check_golden("fill", scene.draw(), shapes_mean);
}
