#include "figure/symbol_key.hpp"
#include "golden/scene.hpp"
#include "page/figure_painter.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

constexpr int side_px = 160;

StyleClass class_of(SymbolShape shape, char letter = 0) {
    StyleClass style;
    style.fill = rgb(0x000000);
    style.shape = shape;
    style.symbol_px = 100;
    style.symbol_casing_px = letter == 0 ? 0 : 2;
    style.symbol_shadow = 0;
    style.symbol_letter = letter;
    return style;
}

Image drawn_by_gl(StyleClass const& drawn) {
    GoldenScene scene(side_px, side_px);
    GeometryColumn point;
    point.add_point({0, 0});
    LayerStyle style;
    style.classes = {drawn};
    scene.add(std::move(point), style);
    return scene.draw();
}

Image painted(StyleClass const& drawn) {
    Image image{side_px, side_px, {}};
    for (int i = 0; i < side_px * side_px; ++i) {
        image.rgba.insert(image.rgba.end(), {0xF6, 0xF3, 0xEA, 255});
    }
    Figure figure;
    add_symbol(figure, drawn, {side_px / 2.0, side_px / 2.0});
    make_figure_painter({})->paint({figure}, {image, 0, 1});
    return image;
}

void check_same(StyleClass const& style) {
    Image const gl = drawn_by_gl(style);
    Image const cairo = painted(style);
    REQUIRE(gl.rgba.size() == cairo.rgba.size());
    int differing = 0;
    int dark = 0;
    for (std::size_t i = 0; i < gl.rgba.size(); i += 4) {
        differing += std::abs(gl.rgba[i] - cairo.rgba[i]) > 60 ? 1 : 0;
        dark += gl.rgba[i] < 128 ? 1 : 0;
    }
    CHECK(dark > 1000);
    CHECK(differing < 24);
}

}  // namespace

// An edge that is a tenth of a pixel elsewhere changes a pixel by a tenth of black; two ways to smooth a
// corner differ by more, in the few pixels of corners.
TEST_CASE("outlines of symbols are those that the shader draws") {
    for (int shape = 0; shape <= static_cast<int>(SymbolShape::last); ++shape) {
        INFO("shape " << shape);
        check_same(class_of(static_cast<SymbolShape>(shape)));
    }
}

TEST_CASE("letters on symbols are those that the shader draws") {
    for (char const letter : std::string_view("0123456789abcdefghijklmnopqrstuvwxyz")) {
        INFO("letter " << letter);
        check_same(class_of(SymbolShape::circle, letter));
    }
}
