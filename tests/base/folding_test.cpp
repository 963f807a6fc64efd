#include "base/folding.hpp"

#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("what is typed without marks finds what is written with them, in any alphabet") {
    CHECK(folded("Đồng Đăng, Khánh Hoà") == "dong dang, khanh hoa");
    CHECK(has_words_of("Zürich", "zurich"));
    CHECK(has_words_of("Łódź", "lodz"));
    CHECK(has_words_of("Αθήνα", "ΑΘΗΝΑ"));
    CHECK(has_words_of("Ёлка", "елка"));
    CHECK(has_words_of("Straße", "STRASSE"));
    CHECK(has_words_of("Æbelø", "aebelo"));
    CHECK(has_words_of("İstanbul", "istanbul"));
    CHECK(has_words_of("ＡＢＣ", "abc"));
    CHECK(has_words_of("مَدِينَة", "مدينة"));
}

TEST_CASE("a mark typed finds a letter without one, and letters taken apart are those put together") {
    CHECK(has_words_of("Hue", "Huế"));
    CHECK(folded("Hue\u0302\u0301") == folded("Hu\u1EBF"));
}

TEST_CASE("marks that make another letter stay") {
    CHECK(folded("が") == "が");
    CHECK_FALSE(has_words_of("かき", "がき"));
    CHECK(folded("हिन्दी") == "हिन्दी");
    CHECK(folded("友谊 한국") == "友谊 한국");
}

TEST_CASE("broken UTF-8 is kept and compared as it is") {
    CHECK(folded("\xE3\x83") == "\xE3\x83");
    CHECK(has_words_of("broken \xE1\xBB", "broken"));
}

TEST_CASE("every word that was typed must be there") {
    CHECK(has_words_of("Interface language: Tiếng Việt", "viet"));
    CHECK(has_words_of("Zoom to layer: Old mills", "MILLS zoom"));
    CHECK(has_words_of("anything", ""));
    CHECK_FALSE(has_words_of("Old mills", "posts"));
    CHECK_FALSE(has_words_of("Old mills", "mills posts"));
}

TEST_CASE("folding twice is folding once, for every character") {
    for (char32_t c = 1; c < 0x30000; ++c) {
        std::string text;
        append_utf8(text, c);
        std::string const once = folded(text);
        if (folded(once) != once) {
            FAIL("U+" << std::hex << static_cast<unsigned>(c));
        }
    }
}

TEST_CASE("capitals are those of Unicode") {
    CHECK(to_capitals("việt nam, đông hưng, łódź, ελλάδα, москва, 中国") ==
          "VIỆT NAM, ĐÔNG HƯNG, ŁÓDŹ, ΕΛΛΆΔΑ, МОСКВА, 中国");
}
