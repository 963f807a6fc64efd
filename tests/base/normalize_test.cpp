#include "base/normalize.hpp"

#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("a name typed with combining marks becomes the composed one") {
    CHECK(to_nfc("L\u0061\u0323\u006E\u0067 S\u006F\u031B\u006E") == "Lạng Sơn");
    CHECK(to_nfc("Ho\u0301a") == "Hóa");
    CHECK(to_nfc("D\u0302\u0323") == "\u1E0C\u0302");
}

TEST_CASE("marks in another order give the same name") {
    CHECK(to_nfc("e\u0302\u0323") == "ệ");
    CHECK(to_nfc("e\u0323\u0302") == "ệ");
}

TEST_CASE("composed text, ASCII, Chinese and emoji pass unchanged") {
    for (char const* const text : {"", "Dong Dang", "Hữu Nghị", "友谊关", "München", "A\u00A0B", "🛂", "ﬁ"}) {
        CHECK(to_nfc(text) == text);
    }
}

TEST_CASE("composing twice changes nothing") {
    std::string const once = to_nfc("Tra\u0300 Li\u0303nh, Ha\u0300 Giang \u1100\u1161");
    CHECK(to_nfc(once) == once);
}

TEST_CASE("text that is not UTF-8 is returned as it is") {
    std::string const latin1 = "M\xFCnchen";
    CHECK(to_nfc(latin1) == latin1);
    std::string const cut_off = "Lạng S\xC6";
    CHECK(to_nfc(cut_off) == cut_off);
}

TEST_CASE("a NUL inside a text is no end") {
    std::string const text{"e\u0301\0x", 5};
    CHECK(to_nfc(text).size() == 4);
}

TEST_CASE("tens of thousands of marks on one letter take a moment, and none is lost") {
    std::string marks = "e";
    for (int i = 0; i < 15'000; ++i) {
        marks += "\u0301\u0323";  // above and below: sorting them takes the square of their number
    }
    std::string const nfc = to_nfc(marks + "e\u0301");
    CHECK(nfc.size() > 55'000);
    CHECK(nfc.starts_with("\u1EB9\u0323"));
    CHECK(nfc.ends_with("\u00E9"));
}

TEST_CASE("what is taken for composed at a glance is what the long way gives too") {
    std::size_t tried = 0;
    for (auto const& [first, last] : {std::pair{0x1U, 0x2FFU},
                                      {0x1E00U, 0x1EFFU},
                                      {0x2010U, 0x2027U},
                                      {0x3001U, 0x3029U},
                                      {0x4E00U, 0x9FFFU},
                                      {0xFF01U, 0xFF60U}}) {
        for (char32_t c = first; c <= last; ++c) {
            std::string text = "a";
            append_utf8(text, c);
            text += "\u0370";  // a letter that sends the whole text the long way
            REQUIRE(to_nfc(text) == text);
            ++tried;
        }
    }
    CHECK(tried > 20'000);
}
