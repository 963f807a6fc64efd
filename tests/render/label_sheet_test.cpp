// Labels copied from pictures of them must look as if each were put together from its letters in place.
#include "render/label_sheet.hpp"

#include "render/gl_fixture.hpp"
#include "render/map_renderer.hpp"
#include "render/offscreen.hpp"

#include <deque>
#include <string>

using namespace gatepost;

namespace {

struct Lettering {
    explicit Lettering(int map_side_px = 400) : side_px(map_side_px) {}
    int side_px;
    FontSet fonts;
    Shaper shaper{fonts};
    JobPool pool{1};
    Document document{Crs::web_mercator()};
    MapRenderer map{pool, fonts};
    std::deque<ShapedText> texts;

    TextLine line(std::string const& text, float x_px, float y_px, float size_px = 14) {
        texts.push_back(shaper.shape(text, {size_px, {}}));
        return {&texts.back(), x_px, y_px, rgb(0x2E2A26), rgb(0xFFFFFF).with_alpha(0.85), 2};
    }
    /// Two lines, the second close below the first.
    void add_label(std::vector<TextLine>& lines, float x_px, float y_px) {
        lines.push_back(line("Cửa khẩu Hữu Nghị", x_px, y_px));
        lines.push_back(line("友谊关", x_px + 30, y_px + 13, 12));
        lines.back().continues_label = true;
    }
    /// The map full of different names that do not touch.
    std::vector<TextLine> many(float size_px) {
        std::vector<TextLine> lines;
        for (float y = size_px * 1.2F; y < static_cast<float>(side_px); y += size_px * 1.4F) {
            for (float x = 4; x < static_cast<float>(side_px);
                 x += std::round(size_px * (size_px < 50 ? 5.0F : 4.0F))) {
                lines.push_back(line("Mốc " + std::to_string(lines.size()), x, std::round(y), size_px));
            }
        }
        return lines;
    }
    /// A picture of what `draw` draws over an empty map.
    template <class Draw>
    Image on_map(Draw draw) {
        MapFrame const frame{
            &document,    Viewport{{0, 0}, 1, side_px * 1.0, side_px * 1.0}, 5, 1, side_px, side_px,
            rgb(0xE6CC99)};
        return render_to_image(side_px, side_px, [&] {
            map.prepare(frame, Waiting::until_complete);
            map.draw_layers(frame);
            draw();
        });
    }
    /// Every letter of every label at its place.
    Image draw_letters(std::span<TextLine const> lines) {
        TextPass letters(fonts);
        return on_map([&] { letters.draw(lines, side_px, side_px); });
    }
    Image draw_by(LabelSheet& sheet, std::span<TextLine const> lines) {
        CHECK(sheet.prepare(lines, {}));
        return on_map([&] { sheet.draw(side_px, side_px); });
    }
};

/// Where a driver samples a letter depends a little on where it is drawn, so that edges differ a little.
void check_alike(Image const& a, Image const& b) {
    ImageDifference const found = difference(a, b);
    CHECK(found.largest <= 32);
    CHECK(found.mean < 0.05);
}

int darkest(Image const& image) { return *std::min_element(image.rgba.begin(), image.rgba.end()); }

}  // namespace

TEST_CASE_METHOD(GlFixture, "a label from the sheet looks as its letters in place do") {
    Lettering lettering;
    std::vector<TextLine> lines;
    lettering.add_label(lines, 40, 60);
    lettering.add_label(lines, -30, 200);  // partly off the map
    lines.push_back(lettering.line("Đồng Đăng", 300, 100, 40));
    lines.push_back(lettering.line("   ", 20, 300));
    LabelSheet sheet(lettering.fonts);
    Image const letters = lettering.draw_letters(lines);
    CHECK(darkest(letters) < 60);
    for (int frame = 0; frame < 3; ++frame) {  // put together in the first, copied in the others
        check_alike(lettering.draw_by(sheet, lines), letters);
    }
    Image const once = lettering.on_map([&] { sheet.draw_once(lettering.side_px, lettering.side_px); });
    CHECK(difference(once, letters).largest == 0);
}

TEST_CASE_METHOD(GlFixture, "colours, halos and the place of the second line make labels differ") {
    Lettering lettering;
    std::vector<TextLine> lines;
    lettering.add_label(lines, 40, 60);
    LabelSheet sheet(lettering.fonts);
    (void)lettering.draw_by(sheet, lines);
    auto const check = [&] { check_alike(lettering.draw_by(sheet, lines), lettering.draw_letters(lines)); };
    lines[1].y_px += 5;
    check();
    lines[0].halo_px = lines[1].halo_px = 3;
    check();
    lines[0].colour = lines[1].colour = rgb(0xAA0000);
    check();
    lines[1].colour = rgb(0x0000AA);  // of two colours: letter by letter
    check();
    lines[0].x_px += 0.5F;  // between pixels: letter by letter
    check();
    lines.push_back(lettering.line("third", 40, 90));
    lines.back().continues_label = true;
    check();
}

TEST_CASE_METHOD(GlFixture, "more labels than the sheet has room for are all drawn") {
    float const size_px = GENERATE(18.0F, 90.0F);  // more than the first sheet holds, and than the largest
    int const side_px = size_px < 50 ? 1700 : 3400;
    Lettering lettering(side_px);
    LabelSheet sheet(lettering.fonts);
    for (float const factor : {1.0F, 0.9F}) {  // the second fills the sheet anew
        auto const lines = lettering.many(size_px * factor);
        check_alike(lettering.draw_by(sheet, lines), lettering.draw_letters(lines));
    }
}

TEST_CASE_METHOD(GlFixture, "labels that need many new glyphs come over several frames, each whole") {
    Lettering lettering;
    std::vector<TextLine> lines;
    for (int i = 0; i < 8; ++i) {
        std::string text;
        for (char32_t letter = 0; letter < 3; ++letter) {
            char32_t const code = 0x4E00 + static_cast<char32_t>(i) * 3 + letter;
            text += {static_cast<char>(0xE0 | code >> 12U), static_cast<char>(0x80 | (code >> 6U & 0x3FU)),
                     static_cast<char>(0x80 | (code & 0x3FU))};
        }
        lines.push_back(lettering.line(text, 20, 40 + static_cast<float>(i) * 40, 30));
    }
    LabelSheet sheet(lettering.fonts);
    for (std::size_t const shown : {2U, 4U, 6U, 8U}) {
        CHECK(sheet.prepare(lines, {.new_glyphs = 4}) == (shown == 8));
        Image const frame = lettering.on_map([&] { sheet.draw(lettering.side_px, lettering.side_px); });
        check_alike(frame, lettering.draw_letters(std::span(lines).first(shown)));
    }
}

TEST_CASE_METHOD(GlFixture, "labels that are new on the sheet come a few a frame") {
    Lettering lettering;
    std::vector<TextLine> lines;
    for (int i = 0; i < 8; ++i) {
        lines.push_back(
            lettering.line("Tà Lùng " + std::to_string(i), 20, 40 + static_cast<float>(i) * 40, 30));
    }
    LabelSheet sheet(lettering.fonts);
    for (std::size_t const shown : {3U, 6U, 8U, 8U}) {
        CHECK(sheet.prepare(lines, {.new_pictures = 3}) == (shown == 8));
        Image const frame = lettering.on_map([&] { sheet.draw(lettering.side_px, lettering.side_px); });
        check_alike(frame, lettering.draw_letters(std::span(lines).first(shown)));
    }
}

TEST_CASE_METHOD(GlFixture, "labels for which the sheet has no room do not wait for ever") {
    Lettering lettering(3400);
    LabelSheet sheet(lettering.fonts);
    auto const lines = lettering.many(90);
    std::size_t frames = 1;
    while (!sheet.prepare(lines, {.new_pictures = 64}) && frames < lines.size()) {
        lettering.on_map([&] { sheet.draw(lettering.side_px, lettering.side_px); });
        ++frames;
    }
    CHECK(frames < lines.size() / 64 + 2);
    check_alike(lettering.draw_by(sheet, lines), lettering.draw_letters(lines));
}
