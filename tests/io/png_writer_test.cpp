#include "io/png_writer.hpp"

#include <png.h>

#include <catch2/catch.hpp>

#include <random>

#include "base/error.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

Image random_image(int width_px, int height_px, bool is_opaque) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> channel(0, 255);
    Image image{width_px, height_px, {}};
    for (int i = 0; i < width_px * height_px * 4; ++i) {
        image.rgba.push_back(static_cast<std::uint8_t>(is_opaque && i % 4 == 3 ? 255 : channel(random)));
    }
    return image;
}

/// libpng's own reader as the witness.
Image decoded(std::string const& png) {
    png_image reader{};
    reader.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&reader, png.data(), png.size()) != 0);
    reader.format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(reader.width), static_cast<int>(reader.height), {}};
    image.rgba.resize(PNG_IMAGE_SIZE(reader));
    REQUIRE(png_image_finish_read(&reader, nullptr, image.rgba.data(), 0, nullptr) != 0);
    return image;
}

unsigned byte_at(std::string const& png, std::size_t offset) {
    return static_cast<unsigned char>(png.at(offset));
}

unsigned number_at(std::string const& png, std::size_t offset) {
    return byte_at(png, offset) << 24U | byte_at(png, offset + 1) << 16U | byte_at(png, offset + 2) << 8U |
           byte_at(png, offset + 3);
}

}  // namespace

TEST_CASE("what is written is read back pixel by pixel") {
    for (auto const& [width, height] : {std::pair{1, 1}, {1, 100}, {100, 1}, {333, 77}}) {
        for (bool const is_opaque : {true, false}) {
            Image const image = random_image(width, height, is_opaque);
            Image const back = decoded(encode_png(image, {}));
            CHECK(back.width_px == width);
            CHECK(back.height_px == height);
            CHECK(back.rgba == image.rgba);
        }
    }
}

TEST_CASE("rows that come in pieces make the same file as all at once") {
    Image const image = random_image(50, 200, false);
    PngEncoder encoder({.width_px = 50, .height_px = 200, .has_alpha = true});
    for (int row = 0; row < 200; row += 64) {
        int const rows = std::min(64, 200 - row);
        auto const begin = image.rgba.begin() + std::ptrdiff_t{row} * 50 * 4;
        encoder.add_rows({50, rows, {begin, begin + std::ptrdiff_t{rows} * 50 * 4}});
    }
    CHECK(encoder.finish() == encode_png(image, {}));
}

TEST_CASE("colours under full transparency are kept") {
    Image const image{2, 1, {10, 20, 30, 0, 1, 2, 3, 0}};
    CHECK(decoded(encode_png(image, {})).rgba == image.rgba);
}

TEST_CASE("a picture begins as every PNG does, and says its size") {
    std::string const png = encode_png(random_image(640, 480, false), {});
    CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(png.substr(12, 4) == "IHDR");
    CHECK(number_at(png, 16) == 640);
    CHECK(number_at(png, 20) == 480);
    CHECK(png.substr(png.size() - 8, 4) == "IEND");
}

TEST_CASE("an opaque picture is written without alpha, another with it") {
    CHECK(byte_at(encode_png(random_image(8, 8, true), {}), 25) == PNG_COLOR_TYPE_RGB);
    CHECK(byte_at(encode_png(random_image(8, 8, false), {}), 25) == PNG_COLOR_TYPE_RGB_ALPHA);
}

TEST_CASE("the same picture is the same bytes") {
    PngInfo const info{.dpi = 300, .texts = {{"Copyright", "© OpenStreetMap contributors"}}};
    CHECK(encode_png(random_image(100, 100, false), info) == encode_png(random_image(100, 100, false), info));
}

TEST_CASE("resolution is written in pixels a metre, and only when it is known") {
    Image const image = random_image(4, 4, true);
    std::string const png = encode_png(image, {.dpi = 300});
    std::size_t const chunk = png.find("pHYs");
    REQUIRE(chunk != std::string::npos);
    CHECK(number_at(png, chunk + 4) == 11811);
    CHECK(number_at(png, chunk + 8) == 11811);
    CHECK(byte_at(png, chunk + 12) == 1);
    CHECK(encode_png(image, {}).find("pHYs") == std::string::npos);
}

TEST_CASE("texts are written as UTF-8 under their keys") {
    std::string const png = encode_png(random_image(4, 4, true),
                                       {.texts = {{"Title", "Lạng Sơn 谅山"}, {"Copyright", "© ODbL"}}});
    CHECK_THAT(png, Contains("iTXt") && Contains("Title") && Contains("Lạng Sơn 谅山") && Contains("© ODbL"));
}

TEST_CASE("a picture without pixels is refused with its size") {
    CHECK_THROWS_WITH(encode_png(Image{}, {}), Contains("0 x 0"));
    CHECK_THROWS_AS(encode_png(Image{0, 5, {}}, {}), Error);
    CHECK_THROWS_AS(encode_png(Image{5, 0, {}}, {}), Error);
}
