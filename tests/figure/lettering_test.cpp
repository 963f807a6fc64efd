#include "figure/lettering.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

std::string joined(std::vector<FigureText> const& lines) {
    std::string text;
    for (FigureText const& line : lines) {
        text += (text.empty() ? "" : "|") + line.utf8;
    }
    return text;
}

}  // namespace

TEST_CASE("a text is as wide at four times the size as four times its width") {
    FontSet fonts;
    Lettering lettering(fonts);
    for (char const* const text : {"Đồn Biên phòng Lũng Cú", "友谊关 口岸", "مرحبا 123"}) {
        double const small = lettering.line(text, {12.5}).width_px();
        CHECK(lettering.line(text, {50}).width_px() == Approx(4 * small).epsilon(0.001));
    }
}

TEST_CASE("lines are no wider than their room, and hold all of the text") {
    FontSet fonts;
    Lettering lettering(fonts);
    std::string const text = "Hai bên tổ chức 12 cuộc tuần tra liên hợp, mỗi bên 1.200 lượt cán bộ.";
    auto const lines = lettering.lines(text, {15}, 140);
    REQUIRE(lines.size() > 3);
    std::string words;
    for (FigureText const& line : lines) {
        CHECK(line.width_px() <= 140);
        words += (words.empty() ? "" : " ") + line.utf8;
    }
    CHECK(words == text);
}

TEST_CASE("Chinese breaks between characters, but not before what closes") {
    FontSet fonts;
    Lettering lettering(fonts);
    for (FigureText const& line : lettering.lines("中越边境防务友好交流，自二〇一四年起。", {15}, 80)) {
        CHECK(line.utf8.rfind("，", 0) != 0);
        CHECK(line.utf8.rfind("。", 0) != 0);
    }
}

TEST_CASE("the lines of a text stay its own") {
    FontSet fonts;
    Lettering lettering(fonts);
    CHECK(joined(lettering.lines("one\ntwo", {15}, 500)) == "one|two");
    CHECK(joined(lettering.lines("", {15}, 500)).empty());
}

TEST_CASE("a line that is too long ends in an ellipsis, one that fits does not") {
    FontSet fonts;
    Lettering lettering(fonts);
    FigureText const cut = lettering.fitted("Cửa khẩu quốc tế Thanh Thủy", {15}, 100);
    CHECK(cut.width_px() <= 100);
    CHECK(cut.utf8.ends_with("…"));
    CHECK(lettering.fitted("Thanh Thủy", {15}, 500).utf8 == "Thanh Thủy");
}
