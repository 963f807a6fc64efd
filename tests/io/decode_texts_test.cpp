#include "io/decode_texts.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "io/made_files.hpp"
#include "io/packed.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

// "友谊关" and "凭祥市口岸" in GB18030
std::string const gate_gb = "\xD3\xD1\xD2\xEA\xB9\xD8";
std::string const town_gb = "\xC6\xBE\xCF\xE9\xCA\xD0\xBF\xDA\xB0\xB6";

FeatureTable table_of(std::vector<std::string> const& texts) {
    FeatureTable table;
    table.attributes.emplace_back("name", AttributeType::text);
    for (std::string const& text : texts) {
        table.geometry.add_point({105, 21});
        table.attributes[0].add_text(text);
    }
    return table;
}

FeatureTable decoded(std::vector<std::string> const& texts, std::string const& said = "",
                     std::string const& source = "posts.dbf") {
    std::vector<FeatureTable> tables{table_of(texts)};
    decode_texts(tables, source, said);
    return std::move(tables[0]);
}

/// A shapefile of two points whose .dbf holds GB18030, with a mark or a .cpg that say so or do not.
std::string chinese_shapefile(TempFolder const& folder, std::size_t copies = 1) {
    std::vector<std::string> features;
    for (std::size_t i = 0; i < copies; ++i) {
        features.push_back(at_106_22(R"("name":"友谊关","town":"凭祥市口岸")"));
    }
    std::string path = converted(folder, collection(features), "posts.shp", "-lco ENCODING=CP936");
    fs::remove(folder / "posts.cpg");
    return path;
}

void set_language_mark(TempFolder const& folder, char mark) {
    std::string bytes = read_bytes(folder / "posts.dbf");
    bytes[29] = mark;
    (void)folder.file("posts.dbf", bytes);
}

}  // namespace

TEST_CASE("texts that are ASCII or UTF-8 stay as they are, in silence") {
    FeatureTable const table = decoded({"plain", "Hữu Nghị", "友谊关"});
    CHECK(table.text(1, "name") == "Hữu Nghị");
    CHECK(table.text(2, "name") == "友谊关");
    CHECK(table.report.messages().empty());
    CHECK(table.text_encoding.empty());
}

TEST_CASE("texts of another encoding are told, with a way to say otherwise") {
    FeatureTable const table = decoded({gate_gb, "plain", town_gb});
    CHECK(table.text(0, "name") == "友谊关");
    CHECK(table.text(1, "name") == "plain");
    CHECK(table.text_encoding == "GB18030");
    CHECK(table.report.messages() ==
          std::vector<std::string>{
              "posts.dbf: its text is not UTF-8; read as GB18030 (say otherwise with --encoding)"});
    CHECK(table.report.is_clean());
}

TEST_CASE("a guess of a few letters is doubtful") { CHECK(decoded({"N\xE9i b\xB5i"}).report.doubtful); }

TEST_CASE("a text that only happens to be UTF-8 is read like the others") {
    std::string const looks_like_utf8 = "\xC4\xA3";  // 模 in GB18030, ģ in UTF-8
    CHECK(decoded({gate_gb, looks_like_utf8, town_gb}).text(1, "name") == "模");
    CHECK(decoded({"Hữu", "Nghị", "Đồng", gate_gb}).text(0, "name") == "Hữu");
}

TEST_CASE("bad bytes in one text of many in UTF-8 cost the others nothing") {
    FeatureTable const table = decoded({"Hữu Nghị", "Đồng Đăng", "Lạng \xFFSơn", "Cao Bằng"});
    CHECK(table.text(0, "name") == "Hữu Nghị");
    CHECK(table.text(3, "name") == "Cao Bằng");
    CHECK_FALSE(table.text(2, "name").empty());
}

TEST_CASE("half a character at the end of a text that was cut is left away") {
    FeatureTable const table = decoded({std::string{"Hữu Nghị"}.substr(0, 9) + "\xE1\xBB", "Lạng Sơn"});
    CHECK(table.text(0, "name") == "Hữu Ngh");
    CHECK(table.report.messages().empty());
}

TEST_CASE("a person's word counts more than a guess, and needs no message") {
    FeatureTable const table = decoded({gate_gb}, "CP1252");
    CHECK(table.text(0, "name") == "ÓÑÒê¹Ø");
    CHECK(table.text_encoding == "CP1252");
    CHECK(table.report.messages().empty());
    CHECK_THROWS_WITH(decoded({"x"}, "klingon"), Contains("posts.dbf: 'klingon' is no encoding"));
}

TEST_CASE("a shapefile without a word of its encoding, and one that says ANSI, are read as what they are") {
    for (char const mark : {'\x00', '\x57'}) {
        TempFolder const folder;
        std::string const path = chinese_shapefile(folder);
        set_language_mark(folder, mark);
        FeatureTable const table = read_table(path);
        CHECK(table.text(0, "name") == "友谊关");
        CHECK_THAT(table.report.messages().at(0), Contains("GB18030"));
    }
}

TEST_CASE("a shapefile that says its encoding is believed, unless a person says otherwise") {
    TempFolder const folder;
    std::string const path = chinese_shapefile(folder);
    set_language_mark(folder, '\x4D');  // code page 936
    CHECK(read_table(path).text(0, "name") == "友谊关");
    CHECK(read_table(path).report.messages().empty());
    SourceOptions options;
    options.encoding = "CP1252";
    CHECK(read_table(path, options).text(0, "name") == "ÓÑÒê¹Ø");
    (void)folder.file("posts.cpg", "GBK");
    set_language_mark(folder, '\x57');
    CHECK(read_table(path).text(0, "name") == "友谊关");
    CHECK(read_table(path).report.messages().empty());
}

TEST_CASE("attributes that stay in the file are decoded when they are asked for") {
    TempFolder const folder;
    std::string const path = chinese_shapefile(folder, 50'000);
    set_language_mark(folder, '\x57');
    FeatureTable const table = read_table(path);
    REQUIRE(table.attribute_file);
    CHECK(table.text(49'999, "town") == "凭祥市口岸");
    CHECK(table.text_encoding == "GB18030");
}

TEST_CASE("one foreign text in a large file is met, told, and decoded") {
    TempFolder const folder;
    std::vector<std::string> features(60'000, at_106_22(R"("name":"gate")"));
    features[12'345] = at_106_22(R"("name":"友谊关")");
    std::string const path = converted(folder, collection(features), "posts.shp", "-lco ENCODING=CP936");
    fs::remove(folder / "posts.cpg");
    set_language_mark(folder, '\x57');
    FeatureTable const table = read_table(path);
    REQUIRE(table.attribute_file);
    CHECK(table.text(12'345, "name") == "友谊关");
    CHECK_THAT(table.report.messages().at(0), Contains("its text is not UTF-8; read as GB18030"));
}

TEST_CASE("a CSV in another encoding, packed too, and names of columns with it") {
    // "名称,经度,纬度" in GB18030
    std::string const csv = "\xC3\xFB\xB3\xC6,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\n" + gate_gb +
                            ",106.71,21.97\n" + town_gb + ",106.75,22.1\n";
    TempFolder const folder;
    for (std::string const& path :
         {folder.file("posts.csv", csv), zipped(folder, "posts.zip", {{"posts.csv", csv}})}) {
        FeatureTable const table = read_table(path);
        CHECK(table.text(0, "名称") == "友谊关");
        CHECK(table.count_unlocated() == 0);
        CHECK_THAT(table.report.messages().at(0),
                   Contains("posts.csv: its text is not UTF-8; read as GB18030"));
    }
}
