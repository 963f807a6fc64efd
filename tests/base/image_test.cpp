#include "base/image.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

/// Each pixel tells its own column and row.
Image numbered(int width_px, int height_px) {
    Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            image.rgba.insert(image.rgba.end(),
                              {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 7, 255});
        }
    }
    return image;
}

int row_at(Image const& image, int x, int y) {
    return image.rgba[static_cast<std::size_t>((y * image.width_px + x) * 4 + 1)];
}

}  // namespace

TEST_CASE("a picture does not differ from itself") {
    Image const image = numbered(5, 3);
    CHECK(difference(image, image).largest == 0);
    CHECK(difference(image, image).mean == 0);
    CHECK(difference(Image{}, Image{}).largest == 0);
    CHECK(difference(Image{}, Image{}).mean == 0);
}

TEST_CASE("the difference is the largest and the mean step of a channel, either way round") {
    Image const a = numbered(2, 2);
    Image b = a;
    b.rgba[0] = static_cast<std::uint8_t>(b.rgba[0] + 10);
    b.rgba[15] = static_cast<std::uint8_t>(b.rgba[15] - 6);
    CHECK(difference(a, b).largest == 10);
    CHECK(difference(a, b).mean == 1);
    CHECK(difference(b, a).largest == 10);
    CHECK(difference(b, a).mean == 1);
}

TEST_CASE("black and white differ by 255") {
    Image const black{1, 1, {0, 0, 0, 0}};
    Image const white{1, 1, {255, 255, 255, 255}};
    CHECK(difference(black, white).largest == 255);
    CHECK(difference(black, white).mean == 255);
}

TEST_CASE("pictures of different sizes differ by everything") {
    CHECK(difference(numbered(4, 2), numbered(2, 4)).largest == 255);
    CHECK(difference(numbered(4, 2), numbered(2, 4)).mean == 255);
    CHECK(difference(numbered(4, 2), Image{}).largest == 255);
}

TEST_CASE("flipping puts the bottom row on top") {
    Image image = numbered(4, 3);
    flip_rows(image);
    CHECK(row_at(image, 0, 0) == 2);
    CHECK(row_at(image, 3, 1) == 1);
    CHECK(row_at(image, 3, 2) == 0);
}

TEST_CASE("flipping twice changes nothing") {
    for (auto const& [width, height] : {std::pair{1, 1}, {3, 2}, {7, 5}, {5, 1}, {0, 0}}) {
        Image image = numbered(width, height);
        flip_rows(image);
        flip_rows(image);
        CHECK(image.rgba == numbered(width, height).rgba);
    }
}

TEST_CASE("pixels that are clearly others are counted, once each") {
    Image const paper{4, 1, std::vector<std::uint8_t>(16, 200)};
    Image drawn = paper;
    drawn.rgba[0] = drawn.rgba[1] = drawn.rgba[2] = 0;  // black
    drawn.rgba[5] = 100;                                // one channel
    drawn.rgba[9] = 190;                                // a shade
    CHECK(difference(paper, drawn).other_pixels == 2);
    CHECK(difference(paper, paper).other_pixels == 0);
    CHECK(difference(paper, Image{}).other_pixels == 4);
}
