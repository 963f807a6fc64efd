#include "golden/golden.hpp"
#include "golden/scene.hpp"

#include "label/label_placement.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace gatepost;

namespace {

constexpr GoldenLimits text_limits{.mean = 0.6,
                                   .other_pixels = 60};  // outlines change a little with the fonts' version

Image draw_lines(int ratio) {
    GoldenScene scene(330, 120);
    Shaper shaper(scene.fonts());
    auto const size = [&](float px) { return px * static_cast<float>(ratio); };
    std::vector<ShapedText> const shaped{
        shaper.shape("Cửa khẩu Hữu Nghị · 友谊关", {size(17), {.bold = true}}),
        shaper.shape("Đồng Đăng 同登 Dong Dang", {size(13), {}}),
        shaper.shape("Vịnh Bắc Bộ", {size(14), {.italic = true}}),
        shaper.shape("VIỆT NAM", {size(15), {}, size(5)})};
    std::vector<TextLine> runs;
    float y_px = 28;
    for (ShapedText const& text : shaped) {
        runs.push_back({&text, size(12), size(y_px), rgb(0x2E2A26), rgb(0xFFFFFF), size(2)});
        y_px += 26;
    }
    return scene.draw(ratio, runs);
}

/// A name at each of the eight places that it may have at its symbol, and at three of those further off.
Image draw_anchors() {
    constexpr std::array<std::size_t, 11> choices{0, 2, 1, 4, 3, 6, 5, 8, 7, 11, 20};
    constexpr float radius_px = 10;
    GoldenScene scene(660, 380);
    Shaper shaper(scene.fonts());
    ShapedText const name = shaper.shape("Hữu Nghị 友谊", {13, {}});
    LayerStyle style;
    style.classes[0].fill = rgb(0xAE3C04);
    style.classes[0].shape = SymbolShape::arch;
    style.classes[0].symbol_px = 2 * radius_px;
    GeometryColumn symbols;
    std::vector<TextLine> lines;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        std::size_t const row = i / 3;
        Point const screen{110.0 + static_cast<double>(i % 3) * 220, 50.0 + static_cast<double>(row) * 90};
        symbols.add_point({screen.x - 330, 190 - screen.y});
        LabelBox box;
        box.anchor_screen = screen;
        box.symbol_radius_px = static_cast<double>(radius_px) + 1.5;
        box.width_px = static_cast<double>(name.width_px) + 3;
        box.height_px = static_cast<double>(name.ascent_px + name.descent_px);
        box.may_stand_off = true;
        box.first_choice = choices[i];
        auto const spot = place_labels({&box, 1}, {}, {}, {0, 0, 660, 380}).front();
        REQUIRE(spot);
        CHECK(spot->choice == choices[i]);
        lines.push_back({&name, std::round(static_cast<float>(spot->box.min_x) + 1.5F),
                         std::round(static_cast<float>(spot->box.min_y) + name.ascent_px), rgb(0x7E2F08),
                         rgb(0xFFFFFF), 2});
    }
    scene.add(std::move(symbols), style);
    return scene.draw(1, lines);
}

}  // namespace

TEST_CASE("map text is sharp in both scripts, with every diacritic and a halo") {
    int const ratio = GENERATE(1, 2);
    check_golden("text-" + std::to_string(ratio), draw_lines(ratio), text_limits);
}

TEST_CASE("a name stands at its symbol on any of eight sides, or a little away") {
    check_golden("anchors", draw_anchors(), text_limits);
}
