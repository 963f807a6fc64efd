#include "page/figure_painter.hpp"

#include "figure/lettering.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

Image white(int width_px, int height_px) {
    return {width_px, height_px,
            std::vector<std::uint8_t>(
                static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4, 255)};
}

std::array<int, 4> pixel(Image const& image, int x, int y) {
    auto const at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                     static_cast<std::size_t>(x)) *
                    4;
    return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
}

/// Whatever figures are made of.
Figure of_all_kinds(Lettering& lettering) {
    Figure figure;
    figure.add(FigureBox{{10, 10, 90, 60}, rgb(0x0B6E8F).with_alpha(0.5), rgb(0x000000), 1.5, 6});
    figure.add(
        FigurePath{{{{5, 90}, {60, 20}, {95, 95}}}, true, rgb(0xF0E442), rgb(0xB3261E), 2, 5, 3, 0, false});
    FigureText text = lettering.line("Lạng Sơn 谅山", {15, true, false, rgb(0x2B2B2B), rgb(0xFFFFFF), 2});
    text.origin_px = {3, 50.5};
    figure.add(std::move(text));
    return figure;
}

struct Painting {
    FontSet fonts;
    Lettering lettering{fonts};
    std::unique_ptr<FigurePainter> painter =
        make_figure_painter([this](std::uint32_t face) { return fonts.file_of(face); });
};

}  // namespace

TEST_CASE("a box covers just its pixels, in its colour") {
    Painting here;
    Image image = white(20, 20);
    Figure figure;
    figure.add(FigureBox{{2, 3, 8, 9}, rgb(0x102030)});
    here.painter->paint({figure}, {image, 0, 2});
    CHECK(pixel(image, 4, 6) == std::array{0x10, 0x20, 0x30, 255});
    CHECK(pixel(image, 15, 17) == std::array{0x10, 0x20, 0x30, 255});
    CHECK(pixel(image, 3, 6) == std::array{255, 255, 255, 255});
    CHECK(pixel(image, 16, 17) == std::array{255, 255, 255, 255});
}

TEST_CASE("half a colour is mixed with what is below, and alone where nothing is") {
    Painting here;
    Figure figure;
    figure.add(FigureBox{{0, 0, 4, 4}, Colour{200, 100, 0, 128}});
    Image image = white(4, 4);
    here.painter->paint({figure}, {image, 0, 1});
    auto const mixed = pixel(image, 1, 1);
    CHECK(std::abs(mixed[0] - 227) <= 1);
    CHECK(std::abs(mixed[2] - 127) <= 1);
    Image empty{4, 4, std::vector<std::uint8_t>(64, 0)};
    here.painter->paint({figure}, {empty, 0, 1});
    auto const alone = pixel(empty, 1, 1);
    CHECK(std::abs(alone[0] - 200) <= 1);
    CHECK(alone[3] == 128);
}

TEST_CASE("bands of a picture are the picture") {
    Painting here;
    std::vector<Figure> const figures{of_all_kinds(here.lettering)};
    Image whole = white(200, 200);
    here.painter->paint(figures, {whole, 0, 2});
    std::vector<std::uint8_t> rows;
    for (int first = 0; first < 200; first += 64) {
        Image band = white(200, std::min(64, 200 - first));
        here.painter->paint(figures, {band, first, 2});
        rows.insert(rows.end(), band.rgba.begin(), band.rgba.end());
    }
    CHECK(rows == whole.rgba);
}

TEST_CASE("figures may lie further apart than cairo's pictures are wide") {
    Painting here;
    Image image = white(40'000, 4);
    Figure figure;
    figure.add(FigureBox{{1, 1, 3, 3}, rgb(0x102030)});
    figure.add(FigureBox{{39'990, 1, 39'999, 3}, rgb(0x102030)});
    figure.add(FigureBox{{2040, 0, 2060, 4}, rgb(0x405060)});  // across the edge of two parts
    here.painter->paint({figure}, {image, 0, 1});
    CHECK(pixel(image, 2, 2) == std::array{0x10, 0x20, 0x30, 255});
    CHECK(pixel(image, 39'995, 2) == std::array{0x10, 0x20, 0x30, 255});
    for (int x = 2040; x < 2060; ++x) {
        CHECK(pixel(image, x, 1) == std::array{0x40, 0x50, 0x60, 255});
    }
    CHECK(pixel(image, 20'000, 2) == std::array{255, 255, 255, 255});
}

TEST_CASE("a text that is no UTF-8 is drawn, and breaks no page") {
    Painting here;
    Figure figure;
    FigureText text = here.lettering.line("a\xff\n\x01 b", {15, false, false, rgb(0x000000)});
    CHECK(text.utf8 == "a\xEF\xBF\xBD   b");
    text.utf8 = "a\xff b";  // as a name that comes from elsewhere
    figure.add(std::move(text));
    CHECK(here.painter->pdf({{figure}}, {100, 100, 1, "\xff", "\x01", ""}).starts_with("%PDF"));
}

TEST_CASE("nothing is drawn outside of a figure's clip") {
    Painting here;
    Figure figure = of_all_kinds(here.lettering);
    figure.clip_px = Box{0, 0, 50, 50};
    Image image = white(100, 100);
    here.painter->paint({figure}, {image, 0, 1});
    for (int i = 0; i < 100; ++i) {
        CHECK(pixel(image, i, 51) == std::array{255, 255, 255, 255});
        CHECK(pixel(image, 51, i) == std::array{255, 255, 255, 255});
    }
}
