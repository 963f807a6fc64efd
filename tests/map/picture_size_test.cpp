#include "map/picture_size.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;
using Catch::Matchers::Contains;

namespace {

PicturePixels of(std::string size, double dpi = 0, double scale = 0) {
    PictureChoice choice;
    choice.size = std::move(size);
    choice.dpi = dpi;
    choice.scale = scale;
    return pixels_of(choice, {{1600, 1000, false}});
}

PicturePixels of(PageLayout layout) {
    PictureChoice choice;
    choice.layout = layout;
    return pixels_of(choice, {{1600, 1000, false}});
}

}  // namespace

TEST_CASE("sizes are pixels, millimetres, papers and screens") {
    CHECK(picture_size_of("1600x1000") == PictureSize{1600, 1000, false});
    CHECK(picture_size_of("160x92.5mm") == PictureSize{160, 92.5, true});
    CHECK(picture_size_of("A4") == PictureSize{210, 297, true});
    CHECK(picture_size_of("a3-Landscape") == PictureSize{420, 297, true});
    CHECK(picture_size_of("4k") == PictureSize{3840, 2160, false});
}

TEST_CASE("what is no size is refused, and says what would be one") {
    for (char const* const text :
         {"", "x", "10x", "10", "0x10", "-5x5", "1e9x5", "10.5x10", "A9", "nanxnan", "10x10x10"}) {
        CHECK_THROWS_WITH(picture_size_of(text), Contains("size"));
    }
}

TEST_CASE("a paper has the pixels of its dots, 300 an inch where nobody says") {
    CHECK(of("A4") == PicturePixels{2480, 3508, 300 / 96.0 * 0.8, 300});
    CHECK(of("A4", 96, 1) == PicturePixels{794, 1123, 1, 96});
    CHECK(of("A0", 300).height_px == 14043);
}

TEST_CASE("pixels stay what they are, whatever dots are named") {
    CHECK(of("640x480", 200) == PicturePixels{640, 480, 1, 200});
    CHECK(of("640x480", 0, 4) == PicturePixels{640, 480, 4, 0});
}

TEST_CASE("a layout has a size of its own where nobody chose one") {
    CHECK(of("") == PicturePixels{1600, 1000, 1, 0});
    CHECK(of(PageLayout::a4).width_px == 3508);
    CHECK(of(PageLayout::slide) == PicturePixels{1920, 1080, 1.5, 0});
}

TEST_CASE("a picture that nobody sized is as fine as the window, and says so") {
    UsualPicture const window{{3200, 2000}, 2, 192};
    CHECK(pixels_of({}, window) == PicturePixels{3200, 2000, 2, 192});
    PictureChoice slide;
    slide.layout = PageLayout::slide;
    CHECK(pixels_of(slide, window) == PicturePixels{1920, 1080, 1.5, 0});
}

TEST_CASE("a picture of more pixels than there can be is refused") {
    CHECK_THROWS_AS(of("A0", 50'000), Error);
}
