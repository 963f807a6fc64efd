#include "golden/golden.hpp"
#include "golden/scene.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

constexpr double text_mean = 0.6;  // glyph outlines change a little with the fonts' version

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

}  // namespace

TEST_CASE("map text is sharp in both scripts, with every diacritic and a halo") {
    int const ratio = GENERATE(1, 2);
    check_golden("text-" + std::to_string(ratio), draw_lines(ratio), text_mean);
}
