// Messages that the program forms in English, as a person reads them.
#include "words/message_words.hpp"

#include "words/message_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace gatepost;

namespace {

/// The blanks of a pattern as the number of values and whether each of them is shown once.
std::multiset<std::size_t> blanks_of(std::string_view pattern) {
    std::multiset<std::size_t> blanks;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{{") {
            ++i;
        } else if (pattern[i] == '{') {
            bool const is_numbered = pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
            blanks.insert(is_numbered ? static_cast<std::size_t>(pattern[i + 1] - '0') : blanks.size());
        }
    }
    return blanks;
}

}  // namespace

TEST_CASE("every message has its words in each language, with the same values put in once") {
    std::set<std::string_view> seen;
    for (auto const patterns : {data_messages(), file_messages(), feature_messages(), format_messages(),
                                map_messages(), program_messages()}) {
        REQUIRE_FALSE(patterns.empty());
        for (MessagePattern const& one : patterns) {
            CAPTURE(std::string(one.english));
            CHECK(seen.insert(one.english).second);
            CHECK_FALSE(one.vietnamese.empty());
            CHECK_FALSE(one.chinese.empty());
            CHECK(blanks_of(one.vietnamese) == blanks_of(one.english));
            CHECK(blanks_of(one.chinese) == blanks_of(one.english));
        }
    }
}

TEST_CASE("a message is translated with the reasons in it; what a library said stays") {
    auto const vi = [](std::string_view english) { return message_in(Locale::vietnamese, english); };
    auto const zh = [](std::string_view english) { return message_in(Locale::chinese, english); };
    std::string const geometry =
        "own.geojson: feature 3 (line 4): its geometry cannot be read: coordinates are missing or not "
        "numbers";
    CHECK(message_in(Locale::english, geometry) == geometry);
    CHECK(vi(geometry) ==
          "own.geojson, đối tượng 3 (dòng 4): không đọc được hình học: thiếu tọa độ hoặc không phải số");
    CHECK(zh(geometry) == "own.geojson：要素3（第4行）：无法读取几何：坐标缺失或不是数字");
    CHECK(vi("a.fgb: feature 2: its geometry has too few coordinates; left out") ==
          "a.fgb, đối tượng 2: hình học có quá ít tọa độ; bỏ qua");
    CHECK(vi(geometry + "; left out") ==
          "own.geojson, đối tượng 3 (dòng 4): không đọc được hình học: thiếu tọa độ hoặc không phải số; bỏ "
          "qua");
    CHECK(zh("m.gatepost.json: the layer 'x' is missing: p.geojson: there is no such file") ==
          "m.gatepost.json：缺少图层“x”：p.geojson：没有这个文件");
    CHECK(vi("t.gml: GDAL says: strange token 7") == "t.gml: GDAL báo: strange token 7");
    CHECK(zh("a: feature 1 (line 2): property 'n': it holds bytes that are not UTF-8 (and 4 more)") ==
          "a：要素1（第2行）：属性“n”：含有不是UTF-8的字节（另有4项）");
    CHECK(vi("x.geojson: 2 of 9 features lie outside of what EPSG:3857 can show: number 3, number 4") ==
          "x.geojson: 2 trong 9 đối tượng nằm ngoài vùng mà EPSG:3857 hiển thị được: số 3, số 4");
}

TEST_CASE("values go where the language wants them, and are never lost") {
    CHECK(message_in(Locale::chinese, "x: 1 of 9 features lies outside of what UTM can show: number 4") ==
          "x：9个要素中有1个在UTM可显示的范围之外：第4个");
    CHECK(message_in(Locale::chinese, "no words of ours") == "no words of ours");
    CHECK(message_in(Locale::vietnamese, "").empty());
    CHECK(message_in(Locale::vietnamese, ": ") == ": ");
    std::string const braces = "{0} {}: feature 1: {";
    CHECK(message_in(Locale::vietnamese, braces) == "{0} {}, đối tượng 1: {");
    std::string deep = "end";
    for (int i = 0; i < 300; ++i) {
        deep.insert(0, "f" + std::to_string(i) + ": ");
    }
    CHECK(message_in(Locale::vietnamese, deep) == deep);
}
