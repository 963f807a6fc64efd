#include "figure/symbol_key.hpp"
#include "golden/scene.hpp"
#include "page/figure_painter.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

constexpr int side_px = 160;

StyleClass class_of(SymbolShape shape) {
    StyleClass style;
    style.fill = rgb(0x000000);
    style.shape = shape;
    style.symbol_px = 100;
    style.symbol_casing_px = 0;
    return style;
}

Image drawn_by_gl(SymbolShape shape) {
    GoldenScene scene(side_px, side_px);
    GeometryColumn point;
    point.add_point({0, 0});
    LayerStyle style;
    style.classes = {class_of(shape)};
    scene.add(std::move(point), style);
    return scene.draw();
}

Image painted(SymbolShape shape) {
    Image image{side_px, side_px, {}};
    for (int i = 0; i < side_px * side_px; ++i) {
        image.rgba.insert(image.rgba.end(), {0xF6, 0xF3, 0xEA, 255});
    }
    Figure figure;
    add_symbol(figure, class_of(shape), {side_px / 2.0, side_px / 2.0});
    make_figure_painter({})->paint({figure}, {image, 0, 1});
    return image;
}

}  // namespace

// An edge that is a tenth of a pixel elsewhere changes a pixel by a tenth of black; two ways to smooth a
// corner differ by more, in the few pixels of corners.
TEST_CASE("outlines of symbols are those that the shader draws") {
    for (int shape = 0; shape <= static_cast<int>(SymbolShape::last); ++shape) {
        Image const gl = drawn_by_gl(static_cast<SymbolShape>(shape));
        Image const cairo = painted(static_cast<SymbolShape>(shape));
        REQUIRE(gl.rgba.size() == cairo.rgba.size());
        int differing = 0;
        int dark = 0;
        for (std::size_t i = 0; i < gl.rgba.size(); i += 4) {
            differing += std::abs(gl.rgba[i] - cairo.rgba[i]) > 60 ? 1 : 0;
            dark += gl.rgba[i] < 128 ? 1 : 0;
        }
        INFO("shape " << shape);
        CHECK(dark > 1000);
        CHECK(differing < 24);
    }
}
