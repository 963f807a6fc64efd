#include "base/utf8.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace gatepost;

namespace {

std::string encode(std::u32string_view text) {
    std::string utf8;
    for (char32_t const c : text)
        append_utf8(utf8, c);
    return utf8;
}

}  // namespace

TEST_CASE("UTF-8 of one to four bytes decodes to its code points") {
    CHECK(decode_utf8("aĐ登\xF0\xA7\xAF\x84") == U"aĐ登\U00027BC4");
    CHECK(decode_utf8("").empty());
}

TEST_CASE("decoding undoes encoding for every Unicode scalar value") {
    std::u32string all;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c < 0xD800 || c > 0xDFFF)
            all.push_back(c);
    }
    CHECK((decode_utf8(encode(all)) == all));
}

TEST_CASE("each maximal broken piece becomes one U+FFFD") {
    // The Unicode Standard's own examples, tables 3-8 to 3-11.
    CHECK(decode_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(decode_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(decode_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
    CHECK(decode_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == U"\uFFFD\uFFFD\uFFFD\uFFFDA");
}

TEST_CASE("a sequence cut off by the end becomes one U+FFFD") {
    CHECK(decode_utf8("a\xE7\x99") == U"a\uFFFD");
    CHECK(decode_utf8("\xF0\xA7\xAF") == U"\uFFFD");
}

TEST_CASE("random bytes decode to scalar values, never more than there are bytes") {
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        auto const text = decode_utf8(bytes);
        CHECK(text.size() <= bytes.size());
        CHECK((decode_utf8(encode(text)) == text));
    }
}

TEST_CASE("what is no scalar value is encoded as U+FFFD") {
    CHECK(encode(std::u32string{0xD800}) == "\uFFFD");
    CHECK(encode(std::u32string{0x110000}) == "\uFFFD");
}

TEST_CASE("a text is cut where a character begins") {
    std::string const text = "aĐ登";  // 1, 2 and 3 bytes
    CHECK(character_begin(text, 1) == 1);
    CHECK(character_begin(text, 2) == 1);
    CHECK(character_begin(text, 5) == 3);
    CHECK(character_begin(text, 99) == 6);
    CHECK(character_begin("\x80\x80\x80\x80\x80\x80", 5) == 2);  // not UTF-8: back by three at most
    CHECK(count_characters(text) == 3);
}

TEST_CASE("one character is read where it begins, with its length") {
    Utf8Character const whole = character_at("aĐ", 1);
    CHECK(whole.code == U'Đ');
    CHECK(whole.bytes == 2);
    CHECK(whole.is_valid);
    Utf8Character const cut = character_at("\xE1\xBB");
    CHECK(cut.bytes == 2);
    CHECK_FALSE(cut.is_valid);
    CHECK(character_at("\uFFFD").is_valid);
}
