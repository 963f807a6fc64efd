// Names in many scripts, as the shaper sets them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "text/shaper.hpp"

using namespace gatepost;

namespace {

struct Fixture {
    FontSet fonts;
    Shaper shaper{fonts};

    ShapedText shape(std::string_view utf8) { return shaper.shape(utf8, {.size_px = 20}); }
    std::uint32_t glyph_of(std::string_view utf8) { return shape(utf8).glyphs.at(0).glyph; }
};

/// The bytes at which the letters begin, from left to right.
std::vector<std::uint32_t> bytes_of(ShapedText const& text) {
    std::vector<std::uint32_t> bytes;
    for (ShapedGlyph const& glyph : text.glyphs)
        bytes.push_back(glyph.byte);
    return bytes;
}

std::size_t count_faces(ShapedText const& text) {
    std::set<std::uint32_t> faces;
    for (ShapedGlyph const& glyph : text.glyphs)
        faces.insert(glyph.face);
    return faces.size();
}

bool is_complete(ShapedText const& text) {
    return !text.glyphs.empty() && std::none_of(text.glyphs.begin(), text.glyphs.end(),
                                                [](ShapedGlyph const& glyph) { return glyph.glyph == 0; });
}

}  // namespace

TEST_CASE("digits and Latin words stand in their own order left of an Arabic name") {
    Fixture f;
    // Bytes: the Arabic word is 0–13, the digits 15–18, the Latin word 20–24.
    auto const text = f.shape("القاهرة 2024 Cairo");
    CHECK(text.is_right_to_left);
    auto const bytes = bytes_of(text);
    CHECK(std::vector(bytes.begin(), bytes.begin() + 10) ==
          std::vector<std::uint32_t>{20, 21, 22, 23, 24, 19, 15, 16, 17, 18});
    CHECK(bytes.back() == 0);
    CHECK(std::is_sorted(text.glyphs.begin(), text.glyphs.end(),
                         [](auto const& a, auto const& b) { return a.x_px + a.advance_px < b.x_px; }));
}

TEST_CASE("a Hebrew name within a Latin line runs from right to left at its place") {
    Fixture f;
    // The bytes of the four Hebrew letters are 2, 4, 6 and 8.
    auto const text = f.shape("a אבגד b");
    CHECK_FALSE(text.is_right_to_left);
    CHECK(bytes_of(text) == std::vector<std::uint32_t>{0, 1, 8, 6, 4, 2, 10, 11});
}

TEST_CASE("parentheses are mirrored where they run from right to left") {
    Fixture f;
    auto const text = f.shape("(א)");
    REQUIRE(text.glyphs.size() == 3);
    CHECK(bytes_of(text) == std::vector<std::uint32_t>{3, 1, 0});
    CHECK(text.glyphs[0].glyph == f.glyph_of("("));
    CHECK(text.glyphs[2].glyph == f.glyph_of(")"));
}

TEST_CASE("a mark of direction is heeded and leaves no glyph; one that turns letters round is not heeded") {
    Fixture f;
    // Behind the mark the exclamation mark runs with the Hebrew letter.
    CHECK(bytes_of(f.shape("a א!\u200F b")) == std::vector<std::uint32_t>{0, 1, 4, 2, 8, 9});
    CHECK(bytes_of(f.shape("a א! b")) == std::vector<std::uint32_t>{0, 1, 2, 4, 5, 6});
    CHECK(bytes_of(f.shape("\u202Eab\u202C")) == std::vector<std::uint32_t>{3, 4});
}

TEST_CASE("Arabic letters join: each has its form within the word") {
    Fixture f;
    CHECK(f.shape("بيت").width_px < f.shape("ب").width_px + f.shape("ي").width_px + f.shape("ت").width_px);
}

TEST_CASE("a Thai letter and its vowel come from one font, and so does the whole name") {
    Fixture f;
    for (char const* const name : {"กรุงเทพฯ", "น้ำ", "กรุงเทพมหานคร", "ก"}) {
        CHECK(is_complete(f.shape(name)));
        CHECK(count_faces(f.shape(name)) == 1);
        CHECK(f.shape(name).glyphs[0].face == f.shape("กุ").glyphs[0].face);
    }
}

TEST_CASE("each name of many scripts is complete, in regular and in bold") {
    Fixture f;
    for (char const* const name : {"القاهرة ٢٠٢٤ 2024 Cairo", "ירושלים (Jerusalem)", "กรุงเทพมหานคร", "ວຽງຈັນ",
                                   "ភ្នំពេញ", "ရန်ကုန်", "ལྷ་ས།", "दिल्ली", "Москва", "Αθήνα", "北京", "Hà Nội",
                                   "Hà Nội", "Երևան", "თბილისი", "አዲስ አበባ", "சென்னை", "ঢাকা"}) {
        INFO(name);
        CHECK(is_complete(f.shape(name)));
        CHECK(is_complete(f.shaper.shape(name, {.size_px = 20, .font = {.bold = true}})));
    }
}

TEST_CASE("names of one script that no common font holds come from one face") {
    Fixture f;
    for (char const* const name : {"القاهرة", "ירושלים", "ວຽງຈັນ", "ភ្នំពេញ", "ရန်ကုန်", "ལྷ་ས།", "दिल्ली"}) {
        INFO(name);
        CHECK(count_faces(f.shape(name)) == 1);
    }
}

TEST_CASE("the signs that a script shares with others come from the face of its letters") {
    Fixture f;
    for (char const* const text : {"محـــمد", "مصر، نعم؟", "नमस्ते।", "शान्ति॥"}) {
        for (bool const bold : {false, true}) {
            INFO(text << (bold ? " bold" : ""));
            auto const shaped = f.shaper.shape(text, {.size_px = 20, .font = {.bold = bold}});
            CHECK(is_complete(shaped));
            CHECK(count_faces(shaped) == 1);
        }
    }
    CHECK(count_faces(f.shape("दिल्ली 2024.")) == 2);  // digits and full stop are of Noto Sans, as elsewhere
}
