#include "base/text_match.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("what is typed without marks finds what is written with them") {
    CHECK(plain_capitals("Đồng Đăng, cửa khẩu Hữu Nghị") == "DONG DANG, CUA KHAU HUU NGHI");
    CHECK(plain_capitals("友谊关 ß") == "友谊关 ß");
    CHECK(plain_capitals("\xE3\x83") == "\xE3\x83");  // half of a letter is none
    CHECK(has_words_of("Interface in Tiếng Việt", "viet"));
    CHECK(has_words_of("Zoom to layer: Border gates", "GATES zoom"));
    CHECK(has_words_of("anything", ""));
    CHECK(has_words_of("口岸", "口"));
    CHECK_FALSE(has_words_of("Border gates", "posts"));
    CHECK_FALSE(has_words_of("Border gates", "gates posts"));
    CHECK(has_words_of("broken \xE1\xBB", "broken"));
}
