#include "text/shaper.hpp"

#include <iconv.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "base/utf8.hpp"

using namespace gatepost;

namespace {

struct Fixture {
    FontSet fonts;
    Shaper shaper{fonts};

    ShapedText shape(std::string_view utf8, float spacing_px = 0) {
        return shaper.shape(utf8, {.size_px = 20, .font = {}, .letter_spacing_px = spacing_px});
    }
};

std::set<std::uint32_t> faces_of(ShapedText const& text) {
    std::set<std::uint32_t> faces;
    for (auto const& glyph : text.glyphs)
        faces.insert(glyph.face);
    return faces;
}

bool has_missing_glyph(ShapedText const& text) {
    return std::any_of(text.glyphs.begin(), text.glyphs.end(), [](auto const& g) { return g.glyph == 0; });
}

/// The 6763 characters of GB 2312: the common Chinese ones, in rows 0xB0–0xF7 of EUC-CN.
std::string all_gb2312() {
    auto const closer = [](iconv_t converter) { iconv_close(converter); };
    std::unique_ptr<void, decltype(closer)> const converter(iconv_open("UTF-8", "EUC-CN"), closer);
    std::string all;
    for (int row = 0xB0; row <= 0xF7; ++row) {
        for (int cell = 0xA1; cell <= 0xFE; ++cell) {
            char from[2] = {static_cast<char>(row), static_cast<char>(cell)};
            char to[8] = {};
            char *in = from, *out = to;
            std::size_t in_left = 2, out_left = sizeof to;
            iconv(converter.get(), nullptr, nullptr, nullptr, nullptr);
            if (iconv(converter.get(), &in, &in_left, &out, &out_left) == 0)
                all.append(to, out);
        }
    }
    return all;
}

constexpr std::string_view all_vietnamese =
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

constexpr FontStyle all_styles[] = {{false, false}, {true, false}, {false, true}, {true, true}};

}  // namespace

TEST_CASE("all 134 precomposed Vietnamese letters have one glyph each, in one face, in every style") {
    Fixture f;
    REQUIRE(decode_utf8(all_vietnamese).size() == 134);
    for (FontStyle const style : all_styles) {
        auto const text = f.shaper.shape(all_vietnamese, {.size_px = 16, .font = style});
        CHECK(text.glyphs.size() == 134);
        CHECK_FALSE(has_missing_glyph(text));
        CHECK(faces_of(text) == std::set{f.fonts.first_face(style)});
    }
}

TEST_CASE("all 6763 characters of GB 2312 have one glyph each, regular and bold") {
    Fixture f;
    auto const all = all_gb2312();
    for (bool const bold : {false, true}) {
        auto const text = f.shaper.shape(all, {.size_px = 16, .font = {.bold = bold}});
        CHECK(text.glyphs.size() == 6763);
        CHECK_FALSE(has_missing_glyph(text));
        CHECK(faces_of(text).size() == 1);
    }
}

TEST_CASE("the rare character U+27BC4 has a glyph in every style") {
    Fixture f;
    for (FontStyle const style : all_styles) {
        auto const text = f.shaper.shape("\U00027BC4", {.size_px = 16, .font = style});
        REQUIRE(text.glyphs.size() == 1);
        CHECK(text.glyphs[0].glyph != 0);
    }
}

TEST_CASE("a name in Vietnamese and Chinese takes two faces and the widths add up") {
    Fixture f;
    auto const both = f.shape("Đồng Đăng 同登");
    CHECK(faces_of(both).size() == 2);
    CHECK(both.width_px == Approx(f.shape("Đồng Đăng ").width_px + f.shape("同登").width_px));
    CHECK(both.glyphs.size() == 12);
}

TEST_CASE("a Chinese character is one em wide and sits on the pen") {
    Fixture f;
    auto const text = f.shape("友谊");
    CHECK(text.width_px == Approx(40));
    CHECK(text.glyphs[1].x_px == Approx(20));
}

TEST_CASE("decomposed letters come out as the precomposed ones") {
    Fixture f;
    auto const composed = f.shape("ồ");
    auto const decomposed = f.shape("o\u0302\u0300");
    REQUIRE(decomposed.glyphs.size() == 1);
    CHECK(decomposed.glyphs[0].glyph == composed.glyphs[0].glyph);
}

TEST_CASE("a combining mark stays on the face of its base") {
    Fixture f;
    auto const latin = f.shape("x\u0302\u0323");  // has no precomposed form
    CHECK(faces_of(latin) == faces_of(f.shape("x")));
    CHECK(latin.glyphs.size() == 3);
    CHECK(latin.width_px == Approx(f.shape("x").width_px));
    CHECK(faces_of(f.shape("登\u0301")) == faces_of(f.shape("登")));
}

TEST_CASE("invisible format characters add no glyph") {
    Fixture f;
    auto const plain = f.shape("Đăng");
    auto const dirty = f.shape("\uFEFFĐă\u202En\u202C\u200Bg\u00AD");
    CHECK(dirty.glyphs.size() == plain.glyphs.size());
    CHECK(dirty.width_px == plain.width_px);
}

TEST_CASE("a line end, a tab or another control parts words by one space, and adds nothing beside a space") {
    Fixture f;
    float const parted = f.shape("Đồng Đăng").width_px;
    for (char const* const text : {"Đồng\nĐăng", "Đồng\r\nĐăng", "Đồng\tĐăng", "Đồng\u2028Đăng",
                                   "Đồng\x01Đăng", "Đồng \nĐăng", "\nĐồng\nĐăng\n"}) {
        auto const shaped = f.shape(text);
        CHECK_FALSE(has_missing_glyph(shaped));
        CHECK(shaped.width_px == Approx(parted));
    }
}

TEST_CASE("an empty text has no width but the height of a line") {
    Fixture f;
    auto const text = f.shape("");
    CHECK(text.glyphs.empty());
    CHECK(text.width_px == 0);
    CHECK(text.ascent_px == f.shape("x").ascent_px);
    CHECK(text.descent_px > 0);
}

TEST_CASE("broken UTF-8 shows the replacement character") {
    Fixture f;
    auto const text = f.shape("a\xFFz");
    REQUIRE(text.glyphs.size() == 3);
    CHECK(text.glyphs[1].glyph == f.shape("\uFFFD").glyphs[0].glyph);
    CHECK(text.glyphs[1].glyph != 0);
}

TEST_CASE("random bytes and random characters are shaped without a crash") {
    Fixture f;
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        std::string utf8;
        for (int i = 0; i < 10; ++i)
            utf8.push_back(static_cast<char>(random()));
        for (int i = 0; i < 3; ++i)
            append_utf8(utf8, static_cast<char32_t>(random() % 0x3000));
        CHECK(f.shape(utf8).width_px >= 0);
    }
}

TEST_CASE("letter spacing leaves scripts alone whose letters are joined or stacked") {
    Fixture f;
    for (char const* const name : {"القاهرة", "दिल्ली", "ภูเก็ต", "ལྷ་ས།"})
        CHECK(f.shape(name, 3).width_px == f.shape(name).width_px);
}

TEST_CASE("a right-to-left text stays one run, its first letter rightmost") {
    Fixture f;
    auto const text = f.shape("שלום עולם");
    CHECK(faces_of(text).size() == 1);
    REQUIRE(text.glyphs.size() == 9);
    CHECK(text.glyphs.back().glyph == f.shape("ש").glyphs[0].glyph);
}

TEST_CASE("letter spacing goes between letters only") {
    Fixture f;
    CHECK(f.shape("同登镇", 3).width_px == Approx(f.shape("同登镇").width_px + 2 * 3));
    CHECK(f.shape("x\u0302x", 3).width_px == Approx(f.shape("x\u0302x").width_px + 3));
    CHECK(f.shape("x", 3).width_px == f.shape("x").width_px);
}

TEST_CASE("pairs are kerned") {
    Fixture f;
    CHECK(f.shape("AV").width_px < f.shape("A").width_px + f.shape("V").width_px);
}

TEST_CASE("measures grow with the size") {
    Fixture f;
    auto const small = f.shaper.shape("Móng Cái 芒街", {.size_px = 10});
    auto const large = f.shaper.shape("Móng Cái 芒街", {.size_px = 30});
    CHECK(large.width_px == Approx(3 * small.width_px));
    CHECK(large.ascent_px == Approx(3 * small.ascent_px));
    CHECK(large.descent_px == Approx(3 * small.descent_px));
}
