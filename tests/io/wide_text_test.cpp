#include "io/wide_text.hpp"

#include <catch2/catch.hpp>

#include "io/reading.hpp"
#include "io/spool.hpp"

using namespace gatepost;

namespace {

std::string const sentence = "{Cửa khẩu Hữu Nghị 友谊关 \U00020000}";

/// By hand: code points, most significant byte first or last.
std::string wide(std::u32string const& text, std::size_t unit_bytes, bool is_big) {
    std::string bytes;
    auto const add = [&](char32_t unit) {
        for (std::size_t i = 0; i < unit_bytes; ++i) {
            std::size_t const shift = 8 * (is_big ? unit_bytes - 1 - i : i);
            bytes += static_cast<char>(unit >> shift);
        }
    };
    for (char32_t const c : text) {
        if (unit_bytes == 2 && c > 0xFFFF) {
            add(0xD800 + ((c - 0x10000) >> 10U));
            add(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            add(c);
        }
    }
    return bytes;
}

std::u32string const sentence_points = U"{Cửa khẩu Hữu Nghị 友谊关 \U00020000}";

std::string narrowed(std::string const& bytes) {
    auto const encoding = wide_encoding_of(bytes);
    REQUIRE(encoding);
    NextBytes const stream =
        utf8_from_wide(put_back(bytes, [](std::span<char>) { return std::size_t{0}; }), *encoding);
    std::string text;
    for (std::string piece = take_first(stream, 3); !piece.empty(); piece = take_first(stream, 3)) {
        text += piece;
    }
    return text;
}

}  // namespace

TEST_CASE("UTF-16 and UTF-32 of either byte order become UTF-8, with a byte order mark and without") {
    for (std::size_t const unit_bytes : {2U, 4U}) {
        for (bool const is_big : {false, true}) {
            CHECK(narrowed(wide(sentence_points, unit_bytes, is_big)) == sentence);
            CHECK(narrowed(wide(U"\uFEFF" + sentence_points, unit_bytes, is_big)) == sentence);
        }
    }
}

TEST_CASE("half a character becomes a replacement, and what stands beside it stays") {
    CHECK(narrowed(wide(U"\uFEFFa", 2, false) + std::string("\x00\xD8", 2) + wide(U"b", 2, false)) ==
          "a\uFFFDb");
    CHECK(narrowed(wide(U"\uFEFFab", 2, false) + "x") == "ab\uFFFD");
}

TEST_CASE("UTF-8 and short texts are not wide") {
    CHECK_FALSE(wide_encoding_of(std::string{"{\"type\""}));
    CHECK_FALSE(wide_encoding_of(std::string{"\xEF\xBB\xBF{}"}));
    CHECK_FALSE(wide_encoding_of(std::string{"{}"}));
    CHECK_FALSE(wide_encoding_of(std::string(8, '\0')));
}

TEST_CASE("GeoJSON in UTF-16 is read like any other") {
    std::u32string const text =
        U"{\"type\":\"Feature\",\"properties\":{\"name\":\"友谊关\"},\"geometry\":{\"type\":\"Point\","
        U"\"coordinates\":[106,22]}}";
    FeatureTable const table = read_text(wide(U"\uFEFF" + text, 2, false));
    REQUIRE(table.size() == 1);
    CHECK(table.text(0, "name") == "友谊关");
    CHECK(table.name == "in");
}
