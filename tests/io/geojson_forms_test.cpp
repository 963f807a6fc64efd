// The forms in which GeoJSON comes, and texts that are not as they should be.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace gatepost;
using Catch::Matchers::Contains;

namespace {

std::string point(std::string const& name, int lon) {
    return R"({"type":"Feature","properties":{"name":")" + name +
           R"("},"geometry":{"type":"Point","coordinates":[)" + std::to_string(lon) + ",22]}}";
}

std::string collection_of(std::string const& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

/// The members of a feature without properties.
std::string at_place(std::string const& coordinates) { return shape("Point", coordinates); }

std::string names_in(FeatureTable const& table) {
    std::string names;
    for (std::size_t i = 0; i < table.size(); ++i) {
        names += table.text(i, "name");
    }
    return names;
}

}  // namespace

TEST_CASE("a collection on every line, or one behind the other, gives the features of them all") {
    std::string const a = collection_of(point("a", 106) + "," + point("b", 107));
    std::string const b = collection_of(point("c", 108));
    for (char const* const between : {"\n", "", " ", "\n\n\x1e"}) {
        INFO("between: '" << between << "'");
        std::string const both = fmt::format("{}{}{}", a, between, b);
        CHECK(names_in(read_text(both)) == "abc");
        CHECK(names_in(read_text(both, {}, "in.geojsonl")) == "abc");
        CHECK(names_in(read_text(fmt::format("{}{}{}", point("x", 105), between, b))) == "xc");
        CHECK(names_in(read_text(fmt::format("{}{}{}", b, between, point("x", 105)))) == "cx");
    }
    CHECK(names_in(read_text("\x1e" + a + "\n\x1e" + b + "\n")) == "abc");
}

TEST_CASE("a collection among features stands for its features") {
    std::string const inner = collection_of(point("b", 107) + "," + point("c", 108));
    FeatureTable const table =
        read_text(collection_of(point("a", 106) + "," + inner + "," + point("d", 109)));
    CHECK(names_in(table) == "abcd");
    CHECK(table.report.is_clean());
}

TEST_CASE("a bare array of features is read") {
    CHECK(names_in(read_text("[" + point("a", 106) + ",\n " + point("b", 107) + "]")) == "ab");
    CHECK(names_in(read_text("[" + collection_of(point("a", 106)) + "," + point("b", 107) + "]")) == "ab");
    CHECK_THAT(failure_of_text("[1,2]"), Contains("not GeoJSON"));
    CHECK_THAT(failure_of_text(R"([{"a":1}])"), Contains("in.geojson"));
}

TEST_CASE("a collection's own members may be called as a geometry's are") {
    std::string const text =
        R"({"coordinates":[1,2],"geometry":null,"type":"FeatureCollection","features":[)" + point("a", 106) +
        "]}";
    CHECK(names_in(read_text(text)) == "a");
    std::string const late =
        R"({"coordinates":[1,2],"features":[)" + point("a", 106) + R"(],"type":"FeatureCollection"})";
    CHECK(names_in(read_text(late)) == "a");
    FeatureTable const plain = read_text(R"({"coordinates":[106,22],"type":"Point"})");
    CHECK(plain.geometry.bounds_of(0) == Box{106, 22, 106, 22});
}

TEST_CASE("text behind the features that is none is told") {
    FeatureTable const table = read_text(collection_of(point("a", 106)) + "\n]oops");
    CHECK(names_in(table) == "a");
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0), Contains("line 2") && Contains("not read"));
}

TEST_CASE("a crs is understood wherever it stands and in whatever form") {
    std::string const name = R"("crs":{"type":"name","properties":{"name":"EPSG:3857"}})";
    std::string const code = R"("crs":{"type":"EPSG","properties":{"code":3857}})";
    std::string const text = R"("crs":"EPSG:3857")";
    std::string const geometry = R"("geometry":{"type":"Point","coordinates":[11877789,2500000]})";
    for (std::string const& crs : {name, code, text}) {
        INFO(crs);
        for (
            char const* const file :
            {R"({{"type":"Feature","properties":{{}},{0},{1}}})",
             R"({{"type":"Feature",{1},"properties":{{}},{0}}})",
             R"({{"type":"Point","coordinates":[11877789,2500000],{1}}})",
             R"({{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},{0}}}],{1}}})"}) {
            FeatureTable const table = read_text(fmt::format(fmt::runtime(file), geometry, crs));
            CHECK(table.source_crs.code() == "EPSG:3857");
            CHECK(table.report.is_clean());
        }
    }
}

TEST_CASE("another crs behind the first document is told, and moves nothing") {
    std::string const other =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[)" +
        point("b", 107) + "]}";
    for (char const* const between : {"\n", " ", ""}) {
        for (char const* const name : {"in.json", "in.geojsonl"}) {
            INFO("between: '" << between << "', " << name);
            std::string const text = fmt::format("{}{}{}", collection_of(point("a", 106)), between, other);
            FeatureTable const table = read_text(text, {}, name);
            CHECK(names_in(table) == "ab");
            CHECK(table.source_crs == Crs::wgs84());
            CHECK(table.report.doubtful);
            REQUIRE(table.report.messages().size() == 1);
            CHECK_THAT(table.report.messages()[0], Contains("another CRS is named further on"));
        }
    }
    FeatureTable const same = read_text(other + "\n" + other);
    CHECK(same.source_crs.code() == "EPSG:3857");
    CHECK(same.report.is_clean());
}

TEST_CASE("a crs that is a link is told not to be understood") {
    FeatureTable const table = read_text(
        R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"x"}},"features":[)" +
        point("a", 106) + "]}");
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0), Contains("CRS is not known"));
}

TEST_CASE("bytes in a text that is UTF-8 otherwise cost the letters that they are none of, and are told") {
    std::string const bad = "caf\xE9";
    std::string const good = point("Hữu Nghị", 105) + "," + point("Lạng Sơn", 105) + ",";
    FeatureTable const table = read_text(collection_of(good + point(bad, 106) + ",\n" + point("b", 107)));
    CHECK(names_in(table) == "Hữu NghịLạng Sơncaf\uFFFDb");
    CHECK_THAT(table.report.messages().at(0), Contains("feature 3 (line 1)") && Contains("not UTF-8"));
    CHECK(table.report.doubtful);
}

TEST_CASE("a text in another encoding is read as what it is, and that is told") {
    FeatureTable const latin =
        read_text(collection_of(point("caf\xE9 cr\xE8me", 106) + ",\n" + point("b", 107)));
    CHECK(names_in(latin) == "café crèmeb");
    CHECK_THAT(
        latin.report.messages().at(0),
        Contains("feature 1 (line 1): its text is not UTF-8; the file is read as") && Contains("--encoding"));
    // In GB18030 誠 is D55C: its second byte is a backslash's.
    std::string const chinese = "\xD3\xD1\xD2\xEA\xB9\xD8\xBF\xDA\xB0\xB6\xD5\x5C";
    FeatureTable const gbk = read_text(collection_of(point(chinese, 106) + ",\n" + point("b", 107)));
    CHECK(names_in(gbk) == "友谊关口岸誠b");
    SourceOptions said;
    said.encoding = "GB18030";
    CHECK(names_in(read_text(collection_of(point(chinese, 106)), said)) == "友谊关口岸誠");
}

TEST_CASE("raw control characters in a text stay as they are") {
    FeatureTable const table =
        read_text(collection_of(point("two\nlines\tand", 106) + "," + point("b", 107)));
    CHECK(names_in(table) == "two\nlines\tandb");
    CHECK(table.report.is_clean());
}

TEST_CASE("a text that is never closed breaks the file off there") {
    FeatureTable const table =
        read_text(collection_of(point("a", 106) + ",\n" + R"({"type":"Feature","properties":{"name":"b)"));
    CHECK(names_in(table) == "a");
    CHECK_THAT(table.report.messages().at(0), Contains("line 2"));
}

TEST_CASE("collections in collections without end are left out, not followed") {
    std::string text = point("deep", 106);
    for (int i = 0; i < 1000; ++i) {
        text = collection_of(text);
    }
    FeatureTable const table = read_text(collection_of(point("a", 106) + "," + text));
    CHECK(names_in(table) == "a");
    CHECK_THAT(table.report.messages().at(0), Contains("deep in each other"));
}

TEST_CASE("a collection's features may name the CRS that it does not, as databases write it") {
    std::string const crs = R"("crs":{"type":"name","properties":{"name":"EPSG:3857"}})";
    std::string const place = R"("type":"Point","coordinates":[11800000,2510000])";
    for (char const* const form : {R"({{"type":"Feature","properties":{{}},"geometry":{{{0},{1}}}}})",
                                   R"({{"type":"Feature","properties":{{}},"geometry":{{{1},{0}}}}})",
                                   R"({{"type":"Feature","properties":{{}},{0},"geometry":{{{1}}}}})"}) {
        std::string const feature = fmt::format(fmt::runtime(form), crs, place);
        INFO(feature);
        for (std::string const& text :
             {collection_of(fmt::format("{0},{0}", feature)), fmt::format("[{}]", feature), feature}) {
            FeatureTable const table = read_text(text);
            CHECK(table.source_crs.code() == "EPSG:3857");
            CHECK(table.report.is_clean());
        }
    }
}

TEST_CASE("a crs by its number, or by an address that stands for it") {
    for (char const* const crs :
         {"3857", R"({"type":"name","properties":{"name":"http://www.opengis.net/gml/srs/epsg.xml#3857"}})",
          R"({"type":"link","properties":{"href":"http://spatialreference.org/ref/epsg/3857/proj4/"}})",
          R"({"type":"name","properties":{"name":"https://epsg.io/3857"}})"}) {
        INFO(crs);
        FeatureTable const table =
            read_text(std::string{R"({"type":"FeatureCollection","crs":)"} + crs + R"(,"features":[]})");
        CHECK(table.source_crs.code() == "EPSG:3857");
    }
}

TEST_CASE("a crs that nobody knows is named where it leaves metres without a place") {
    CHECK_THAT(failure_of_text(R"({"type":"FeatureCollection","crs":"foo","features":[{"type":"Feature",)" +
                               at_place("[11800000,2510000]") + "}]}"),
               Contains("CRS is not known to PROJ ('foo')"));
}

TEST_CASE("behind the first document one that names no crs is read in its, and that is told") {
    std::string const first =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[)" +
        point("a", 106) + "]}";
    FeatureTable const table = read_text(first + collection_of(point("b", 107)));
    CHECK(names_in(table) == "ab");
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0), Contains("names no CRS"));
}

TEST_CASE("what is no feature among features does not end a file that is broken off behind") {
    for (char const* const odd : {"null", "3.5", "true", R"("text")", "[1,[2]]"}) {
        INFO(odd);
        std::string const text =
            fmt::format(R"({{"type":"FeatureCollection","features":[{},{},{}, {{"type":"Feature",)",
                        point("a", 106), odd, point("b", 107));
        FeatureTable const table = read_text(text);
        CHECK(names_in(table) == "ab");
        CHECK(table.report.skipped == 1);
        CHECK_THAT(table.report.messages().at(0), Contains("cut off"));
    }
}

TEST_CASE("a feature may have a member that is called features") {
    std::string const own = R"({"features":[],"type":"Feature",)" + at_place("[106,22]") + "}";
    FeatureTable const table = read_text(collection_of(own + "," + point("b", 107)));
    CHECK(table.size() == 2);
    CHECK(table.report.is_clean());
}

TEST_CASE("a crs, a break and a document behind megabytes of somebody's own are met", "[long]") {
    std::string const own = R"("own":")" + std::string(17U << 20U, 'x') + "\"";
    std::string const begin = R"({"type":"FeatureCollection","features":[)" + point("a", 106) + "]," + own;
    CHECK(
        read_text(begin + R"(,"crs":{"type":"name","properties":{"name":"EPSG:3857"}}})").source_crs.code() ==
        "EPSG:3857");
    CHECK(read_text(begin + "BROKEN").report.doubtful);
    CHECK(names_in(read_text(begin + "}" + collection_of(point("b", 107)))) == "ab");
}

TEST_CASE("a crs without a value is a break, not an endless story") {
    FeatureTable const table =
        read_text(R"({"type":"FeatureCollection","features":[)" + point("a", 106) + R"(],"crs"}})");
    CHECK(table.report.doubtful);
}
