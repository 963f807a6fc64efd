// Where lines of cards, tables and messages end.
#include "text/line_break.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "base/utf8.hpp"

using namespace gatepost;

namespace {

/// The lines of a text where each character is one wide, without the blanks between them.
std::vector<std::string> lines_of(std::string text, float width) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::size_t const bytes = first_line_bytes(text, width, [](char32_t, std::size_t) { return 1.0F; });
        REQUIRE(bytes > 0);
        std::string line = text.substr(0, bytes);
        text.erase(0, bytes);
        while (line.ends_with(' ')) {
            line.pop_back();
        }
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line never ends inside a number or a word that fits") {
    CHECK(lines_of("about 1,300 pupils", 9) == Lines{"about", "1,300", "pupils"});
    CHECK(lines_of("1.864,5 m", 8) == Lines{"1.864,5", "m"});
    CHECK(lines_of("2019-05-15 on", 12) == Lines{"2019-05-15", "on"});
    CHECK(lines_of("well-known", 7) == Lines{"well-", "known"});
    CHECK(lines_of("port (of Hekou)", 6) == Lines{"port", "(of", "Hekou)"});
}

TEST_CASE("Chinese breaks between characters, but not before what closes or behind what opens") {
    CHECK(lines_of("中越边境友好", 4) == Lines{"中越边境", "友好"});
    CHECK(lines_of("中越边境，友好", 4) == Lines{"中越边", "境，友好"});
    CHECK(lines_of("见《边境》", 2) == Lines{"见", "《边", "境》"});
    CHECK(lines_of("共1300名学生", 4) == Lines{"共", "1300", "名学生"});
}

TEST_CASE("Tibetan breaks behind the dots between syllables, Thai and Lao before a vowel that begins one") {
    CHECK(lines_of("བོད་ལྗོངས་", 6) == Lines{"བོད་", "ལྗོངས་"});
    CHECK(lines_of("ประเทศไทย", 8) == Lines{"ประเทศ", "ไทย"});
    CHECK(lines_of("ลาวไกล", 3) == Lines{"ลาว", "ไกล"});
}

TEST_CASE("a word wider than the line is cut, and every line has a character") {
    CHECK(lines_of("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(lines_of("长", 0.5F) == Lines{"长"});
    CHECK(first_line_bytes("", 5, [](char32_t, std::size_t) { return 1.0F; }) == 0);
}

TEST_CASE("a blank that does not fit ends no word, and one that does not break does not break") {
    CHECK(lines_of("abc def", 3) == Lines{"abc", "def"});
    CHECK(lines_of("10\u00A0km away", 4) == Lines{"10\u00A0k", "m", "away"});
}
