#include "text/font_set.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <utility>

#include "text/shaper.hpp"

using namespace gatepost;

namespace {

bool ends_with(std::string const& text, std::string_view ending) {
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

TEST_CASE("Noto Sans is asked first, then its Chinese, then Hanazono") {
    auto const files = FontSet().files({});
    REQUIRE(files.size() == 4);
    CHECK(ends_with(files[0].path, "NotoSans-Regular.ttf"));
    CHECK(ends_with(files[1].path, "NotoSansCJK-Regular.ttc"));
    CHECK(ends_with(files[3].path, "HanaMinB.ttf"));
}

TEST_CASE("the Chinese face of the collection is chosen, not the Japanese at its head") {
    CHECK(FontSet().files({})[1].face_index == 2);
    CHECK(FontSet().files({.bold = true})[1].face_index == 2);
}

TEST_CASE("each style has its own file") {
    FontSet const fonts;
    CHECK(ends_with(fonts.files({.bold = true})[0].path, "NotoSans-Bold.ttf"));
    CHECK(ends_with(fonts.files({.italic = true})[0].path, "NotoSans-Italic.ttf"));
    CHECK(ends_with(fonts.files({.bold = true, .italic = true})[0].path, "NotoSans-BoldItalic.ttf"));
    CHECK(ends_with(fonts.files({.bold = true})[1].path, "NotoSansCJK-Bold.ttc"));
}

TEST_CASE("italic Chinese stays upright") {
    FontSet const fonts;
    CHECK(fonts.files({.italic = true})[1] == fonts.files({})[1]);
}

TEST_CASE(
    "a character of no listed font is found in the family of its script, in the style that is asked for") {
    FontSet fonts;
    char32_t const lao_letter_ko = U'ກ';
    std::uint32_t const face = fonts.face_for({&lao_letter_ko, 1}, {});
    std::uint32_t const bold = fonts.face_for({&lao_letter_ko, 1}, {.bold = true});
    CHECK(face != fonts.first_face({}));
    CHECK(bold != fonts.first_face({.bold = true}));
    CHECK(bold != face);
}

TEST_CASE("a character of neither a listed font nor a listed family is found in any installed one") {
    FontSet fonts;
    char32_t const gothic_ahsa = U'\U00010330';
    std::uint32_t const face = fonts.face_for({&gothic_ahsa, 1}, {});
    CHECK(face != fonts.first_face({}));
    CHECK(fonts.face_for({&gothic_ahsa, 1}, {.bold = true}) == face);
}

TEST_CASE("a character that no font has falls to the first face") {
    FontSet fonts;
    char32_t const unassigned = U'\U000E0FFF';
    CHECK(fonts.face_for({&unassigned, 1}, {}) == fonts.first_face({}));
}

TEST_CASE("a set made on one thread is used on another") {
    std::unique_ptr<FontSet> fonts;
    std::thread([&] { fonts = std::make_unique<FontSet>(); }).join();
    CHECK(Shaper(*fonts).shape("Lạng Sơn", {}).width_px > 0);
}

TEST_CASE("a moved set keeps its faces") {
    FontSet fonts;
    FontSet moved = std::move(fonts);
    CHECK(Shaper(moved).shape("友谊关", {}).glyphs.size() == 3);
}
