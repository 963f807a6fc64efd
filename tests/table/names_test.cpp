#include "table/names.hpp"

#include <catch2/catch.hpp>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

FeatureTable friendship_gate() {
    return one_feature(
        {{"id", "G06"}, {"name_en", "Huu Nghi"}, {"name_vi", "Hữu Nghị"}, {"name_zh", "友谊关"}});
}

}  // namespace

TEST_CASE("names come in the order of the chain") {
    CHECK(names_of(friendship_gate().row(0), {"vi", "zh", "en"}) ==
          LanguageText{{"vi", "Hữu Nghị"}, {"zh", "友谊关"}, {"en", "Huu Nghi"}});
    CHECK(names_of(friendship_gate().row(0), {"zh"}) == LanguageText{{"zh", "友谊关"}});
}

TEST_CASE("a language that is not there is passed over") {
    CHECK(name_of(friendship_gate().row(0), {"fr", "zh"}) == "友谊关");
}

TEST_CASE("OpenStreetMap's way of writing languages is known") {
    FeatureTable const table = one_feature({{"name", "Hà Nội"}, {"name:zh", "河内"}});
    CHECK(name_of(table.row(0), {"zh"}) == "河内");
}

TEST_CASE("the same name in two languages is one name") {
    FeatureTable const table =
        one_feature({{"name_vi", "Ka Long"}, {"name_en", "Ka Long"}, {"name_zh", "卡龙"}});
    CHECK(names_of(table.row(0), {"vi", "en", "zh"}) == LanguageText{{"vi", "Ka Long"}, {"zh", "卡龙"}});
}

TEST_CASE("a name without a language is taken when no language of the chain has one") {
    FeatureTable const table = one_feature({{"name_fr", "Porte de Chine"}, {"name", "Hữu Nghị Quan"}});
    CHECK(names_of(table.row(0), {"vi", "zh"}) == LanguageText{{"", "Hữu Nghị Quan"}});
    CHECK(name_of(table.row(0), {"fr"}) == "Porte de Chine");
}

TEST_CASE("files of others call a name by other names") {
    for (char const* const field : {"name", "Name", "NAME", "title", "Title"}) {
        CHECK(name_of(one_feature({{field, "Here"}}).row(0), {"vi"}) == "Here");
    }
}

TEST_CASE("a feature without a name is called by its id") {
    CHECK(name_of(one_feature({{"id", "M1116"}}).row(0), {"vi"}) == "M1116");
    CHECK(names_of(one_feature({{"id", "M1116"}}).row(0), {"vi"}).empty());
    CHECK(name_of(point_table({{0, 0}, {1, 1}}).row(1), {"vi"}) == "2");
}

TEST_CASE("the best text is that of the first language there is, else any") {
    LanguageText const text{{"en", "Opened"}, {"zh", "开通"}};
    CHECK(best_text(text, {"vi", "zh", "en"}) == "开通");
    CHECK(best_text(text, {"vi"}) == "Opened");
    CHECK(best_text({{"", "as it is"}}, {"vi"}) == "as it is");
    CHECK(best_text({}, {"vi"}).empty());
}

TEST_CASE("a name like a sentence is broken near its middle, at a space that is not beside a hyphen") {
    using Lines = std::pair<std::string, std::string>;
    CHECK(two_lines_of("Nhà văn hóa hữu nghị biên giới Việt - Trung thôn Na Lốc 3") ==
          Lines{"Nhà văn hóa hữu nghị biên giới", "Việt - Trung thôn Na Lốc 3"});
    CHECK(two_lines_of("twenty-two letters are - here and twenty-two letters there") ==
          Lines{"twenty-two letters are - here", "and twenty-two letters there"});
}

TEST_CASE("a name that fits on a line, or has no space, is not broken") {
    CHECK_FALSE(two_lines_of("Kim Thành (Lào Cai, đường bộ số II)"));
    CHECK_FALSE(two_lines_of("Đồn Biên phòng Cửa khẩu quốc tế Hữu Nghị ở đ"));  // 44 letters, more bytes
    CHECK_FALSE(two_lines_of(std::string(60, 'a')));
    CHECK_FALSE(two_lines_of(" " + std::string(60, 'a') + " "));
    CHECK_FALSE(two_lines_of(""));
}

TEST_CASE("a label is the beginning of a name, in one line") {
    CHECK(label_of_name("Hữu Nghị Quan") == "Hữu Nghị Quan");
    CHECK(label_of_name("\tone\r\ntwo\x7F three\u0085four\u2028five\n") == "one two three four five");
    CHECK(label_of_name(std::string(201, 'x')) == std::string(200, 'x') + "…");
    CHECK(label_of_name(std::string(200, 'x')) == std::string(200, 'x'));
    CHECK(label_of_name("") == "");
}

TEST_CASE("a line end in a name parts its two lines") {
    CHECK(two_lines_of("Hữu Nghị\n友谊关") == std::pair<std::string, std::string>{"Hữu Nghị", "友谊关"});
    CHECK(two_lines_of("a\nb\nc") == std::pair<std::string, std::string>{"a", "b c"});
    CHECK_FALSE(two_lines_of("a\n"));
    auto const lines = two_lines_of("a\n" + std::string(30, 'b') + " " + std::string(30, 'c'));
    REQUIRE(lines);
    CHECK(lines->first == "a " + std::string(30, 'b'));
}
