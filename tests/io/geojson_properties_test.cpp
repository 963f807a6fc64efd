// What the reader makes of GeoJSON's properties.
#include <catch2/catch.hpp>

#include "io/reading.hpp"
#include "map/events.hpp"

using namespace gatepost;
using Catch::Matchers::Contains;

namespace {

FeatureTable with_properties(std::vector<std::string> const& properties) {
    std::vector<std::string> features;
    for (std::string const& one : properties) {
        features.push_back(at_106_22(one));
    }
    return read_text(collection(features));
}

}  // namespace

TEST_CASE("each property is a column of its type") {
    FeatureTable const table = with_properties(
        {R"("i":7,"r":0.5,"b":true,"t":"text","n":null)", R"("i":8,"r":1.25,"b":false,"t":"")"});
    CHECK(table.find("i")->type() == AttributeType::integer);
    CHECK(table.find("r")->type() == AttributeType::real);
    CHECK(table.find("b")->type() == AttributeType::boolean);
    CHECK(table.find("t")->type() == AttributeType::text);
    CHECK(table.find("i")->number(0) == 7.0);
    CHECK(table.text(0, "r") == "0.5");
    CHECK(table.text(0, "b") == "true");
    CHECK(table.text(1, "b") == "false");
}

TEST_CASE("null, missing and empty are told apart as far as they differ") {
    FeatureTable const table = with_properties({R"("t":"a")", R"("t":null)", R"("x":1)", R"("t":"")"});
    AttributeColumn const& column = *table.find("t");
    CHECK_FALSE(column.is_null(0));
    CHECK(column.is_null(1));
    CHECK(column.is_null(2));
    CHECK_FALSE(column.is_null(3));
}

TEST_CASE("a column of whole and broken numbers is real, one of numbers and words is text") {
    FeatureTable const table = with_properties({R"("a":1,"b":1)", R"("a":2.5,"b":"two")"});
    CHECK(table.find("a")->type() == AttributeType::real);
    CHECK(table.text(0, "a") == "1");
    CHECK(table.find("b")->type() == AttributeType::text);
    CHECK(table.text(0, "b") == "1");
    CHECK(table.text(1, "b") == "two");
}

TEST_CASE("large whole numbers keep their digits") {
    CHECK(with_properties({R"("osm":9007199254740993)"}).text(0, "osm") == "9007199254740993");
}

TEST_CASE("nested objects and arrays are kept as JSON") {
    FeatureTable const table =
        with_properties({R"("events":[{"start":"2019","title":{"vi":"Gặp gỡ"}}],"o":{"a":[1,{}]})"});
    CHECK(table.find("events")->type() == AttributeType::json);
    auto const events = story_of(table.row(0)).events;
    REQUIRE(events.size() == 1);
    CHECK(events[0].start == "2019");
    CHECK(best_text(events[0].title, {"vi"}) == "Gặp gỡ");
    CHECK(table.find("o")->type() == AttributeType::json);
}

TEST_CASE("dates stay as they are written") {
    FeatureTable const table =
        with_properties({R"("start":"2021-04-24","at":"2021-04-24T10:00:00+07:00","y":"2019")"});
    CHECK(table.text(0, "start") == "2021-04-24");
    CHECK(table.text(0, "at") == "2021-04-24T10:00:00+07:00");
    CHECK(table.text(0, "y") == "2019");
}

TEST_CASE("names typed with combining marks become composed ones, in values and field names") {
    FeatureTable const table = with_properties({"\"name\":\"La\u0323ng So\u031Bn\",\"ti\u0309nh\":\"x\""});
    CHECK(table.text(0, "name") == "Lạng Sơn");
    CHECK(table.text(0, "tỉnh") == "x");
}

TEST_CASE("escaped characters are read, also beyond the basic plane") {
    CHECK(with_properties({R"("name":"\u53cb\u8c0a\u5173 \ud842\udfb7 \"A\" \/ \n")"}).text(0, "name") ==
          "友谊关 𠮷 \"A\" / \n");
}

TEST_CASE("a feature's id is the member of that name, as text or as number") {
    FeatureTable const texts =
        read_text(collection({R"("id":"G06",)" + at_106_22(""), R"("id":"G07",)" + at_106_22("")}));
    CHECK(texts.id_of(0) == "G06");
    CHECK(texts.id_of(1) == "G07");
    FeatureTable const numbers =
        read_text(collection({R"("id":42,)" + at_106_22(""), R"("id":7,)" + at_106_22("")}));
    CHECK(numbers.id_of(0) == "42");
    CHECK(numbers.id_of(1) == "7");
}

TEST_CASE("a property called id is an id too, and features without one are counted") {
    CHECK(with_properties({R"("id":"A")"}).id_of(0) == "A");
    CHECK(with_properties({R"("a":1)", R"("a":2)"}).id_of(1) == "2");
}

TEST_CASE("when something was may stand beside the properties") {
    FeatureTable const table = read_text(
        collection({R"("time":{"interval":["2014","2016-05"]},)" + at_106_22(R"("name":"a")"),
                    R"("when":{"timespans":[{"start":{"in":"1850"}}]},)" + at_106_22(R"("name":"b")"),
                    R"("time":{"date":"2019-01-01"},)" + at_106_22(R"("name":"c","time":"noon")"),
                    R"("time":null,)" + at_106_22(R"("name":"d")"), at_106_22(R"("name":"e")")}));
    CHECK(table.text(0, "time") == R"({"interval":["2014","2016-05"]})");
    CHECK(table.text(1, "when") == R"({"timespans":[{"start":{"in":"1850"}}]})");
    CHECK(table.text(2, "time") == "noon");  // a property goes before it
    CHECK(table.text(3, "time").empty());
    CHECK(table.text(4, "time").empty());
    CHECK(table.text(3, "name") == "d");
}

TEST_CASE("fields that only some features have are there for all") {
    FeatureTable const table = with_properties({R"("a":1)", R"("b":2)"});
    CHECK(table.text(0, "b").empty());
    CHECK(table.text(1, "b") == "2");
    CHECK(table.find("a")->size() == 2);
}

TEST_CASE("properties may be null or missing") {
    std::string const place = R"("geometry":{"type":"Point","coordinates":[106,22]})";
    CHECK(read_text(collection({R"("properties":null,)" + place, place})).size() == 2);
}

TEST_CASE("a feature that is left out takes its properties along") {
    FeatureTable const table = read_text(
        collection({R"("properties":{"a":"bad"},"geometry":{"type":"Point","coordinates":[106,95]})",
                    at_106_22(R"("a":"good")")}));
    REQUIRE(table.size() == 1);
    CHECK(table.text(0, "a") == "good");
    CHECK(table.find("a")->size() == 1);
}

TEST_CASE("whole numbers between 2^63 and 2^64, and longer ones, keep every digit and are numbers still") {
    FeatureTable const table =
        with_properties({R"("n":9824657365274853123)", R"("n":7)", R"("n":123456789012345678901234567890)"});
    CHECK(table.text(0, "n") == "9824657365274853123");
    CHECK(table.text(1, "n") == "7");
    CHECK(table.text(2, "n") == "123456789012345678901234567890");
    CHECK(table.find("n")->written_as(0) == AttributeType::integer);
    CHECK(table.find("n")->number(0) == 9824657365274853123.0);
}

TEST_CASE("a long whole number beside broken ones keeps its digits") {
    FeatureTable const table = with_properties({R"("n":9007199254740993)", R"("n":0.5)", R"("n":3)"});
    CHECK(table.text(0, "n") == "9007199254740993");
    CHECK(table.text(1, "n") == "0.5");
    FeatureTable const other = with_properties({R"("n":0.5)", R"("n":9007199254740993)"});
    CHECK(other.text(1, "n") == "9007199254740993");
}

TEST_CASE("in a column of numbers and words each value is still what it was") {
    FeatureTable const table = with_properties({R"("v":5)", R"("v":"5")", R"("v":true)", R"("v":[1])"});
    AttributeColumn const& column = *table.find("v");
    CHECK(column.written_as(0) == AttributeType::integer);
    CHECK(column.written_as(1) == AttributeType::text);
    CHECK(column.written_as(2) == AttributeType::boolean);
    CHECK(column.written_as(3) == AttributeType::json);
}

TEST_CASE("NaN and infinity are read as GDAL reads them, and cost nothing else") {
    FeatureTable const table =
        with_properties({R"("a":1,"r":NaN,"s":-Infinity,"t":Infinity,"z":2)", R"("r":0.5)"});
    CHECK(table.report.is_clean());
    CHECK(table.text(0, "r") == "nan");
    CHECK(table.text(0, "s") == "-inf");
    CHECK(table.text(0, "t") == "inf");
    CHECK(table.find("r")->number(0) == std::nullopt);
    CHECK(table.text(0, "a") == "1");
    CHECK(table.text(0, "z") == "2");
}

TEST_CASE("what is no JSON value costs that value, and is told with its place") {
    FeatureTable const table = with_properties({R"("k":0)", R"("a":1,"b":nul,"c":.5,"d":1.2.3,"z":"last")"});
    CHECK(table.text(1, "a") == "1");
    CHECK(table.text(1, "z") == "last");
    CHECK(table.row(1).text("b").empty());
    CHECK(table.report.doubtful);
    CHECK(table.report.skipped == 0);
    REQUIRE(table.report.messages().size() == 3);
    CHECK_THAT(table.report.messages()[0],
               Contains("feature 2 (line 3): property 'b': 'nul' is no JSON value"));
}

TEST_CASE("a feature is numbered in its file where others before it were left out") {
    FeatureTable const table =
        read_text(collection({shape("Point", "[106,95]"), at_106_22(""), at_106_22(R"("a":nul)")}));
    REQUIRE(table.report.messages().size() == 2);
    CHECK_THAT(table.report.messages()[1], Contains("feature 3 (line 4)"));
}

TEST_CASE("half a character and an unknown escape cost no more than themselves") {
    FeatureTable const table = with_properties({R"("a":"x\ud83dy","b":"\q","c":"\u12","d":"\ud83c\udf32")"});
    CHECK(table.text(0, "a") == "x\uFFFDy");
    CHECK(table.text(0, "b") == R"(\q)");
    CHECK(table.text(0, "c") == "\uFFFD12");
    CHECK(table.text(0, "d") == "\U0001F332");
    CHECK(table.report.doubtful);
}

TEST_CASE("a name of a property that is no text is told") {
    FeatureTable const table = with_properties({R"("a\ud83d":1,"b":2)"});
    CHECK(table.text(0, "a\uFFFD") == "1");
    CHECK(table.text(0, "b") == "2");
    CHECK(table.report.doubtful);
}

TEST_CASE("a member that is broken costs itself") {
    FeatureTable const table = with_properties({R"("a":1,"b" 2,"c":3,,"d":)"});
    CHECK(table.text(0, "a") == "1");
    CHECK(table.text(0, "c") == "3");
    CHECK(table.report.doubtful);
}

TEST_CASE("brackets without end in a property cost that property") {
    std::string const deep(70'000, '[');
    FeatureTable const table =
        with_properties({R"("a":1,"p":)" + deep + std::string(70'000, ']') + R"(,"b":2)"});
    CHECK(table.text(0, "a") == "1");
    CHECK(table.text(0, "b") == "2");
    CHECK(table.row(0).text("p").empty());
    CHECK_THAT(table.report.messages().at(0), Contains("property 'p'") && Contains("512 deep"));
}

TEST_CASE("a nested value is kept on one line, its letters as letters, its numbers as they are written") {
    FeatureTable const table =
        with_properties({"\"o\": { \"a\" : [ 1.0 ,\n 1e5 ],\"t\":\"G\\u1eb7p \\\" \\/\" }"});
    CHECK(table.text(0, "o") == "{\"a\":[1.0,1e5],\"t\":\"Gặp \\\" /\"}");
}

TEST_CASE("very many properties, and very many properties of one feature each, take little time and memory") {
    std::string many = "\"a0\":0";
    for (int i = 1; i < 100'000; ++i) {
        many += fmt::format(",\"a{}\":{}", i, i);
    }
    CHECK(with_properties({many}).text(0, "a99999") == "99999");
    CHECK(with_properties({"\"o\":{" + many + "}"}).text(0, "o").size() > 1'000'000);
    std::vector<std::string> own(3000);
    for (std::size_t i = 0; i < own.size(); ++i) {
        for (int k = 0; k < 20; ++k) {
            own[i] += fmt::format("{}\"f{}_{}\":{}", k > 0 ? "," : "", i, k, k);
        }
    }
    FeatureTable const table = with_properties(own);
    CHECK(table.attributes.size() == 60'000);
    CHECK(table.text(2999, "f2999_19") == "19");
}

TEST_CASE("what is no JSON within brackets is told, and kept as a text") {
    for (char const* const value : {"[1,nul,3]", R"({"k":nul,"m":tru})", R"(["\x"])", "[1,]", "{1:2}"}) {
        INFO(value);
        FeatureTable const table = with_properties({R"("a":1,"s":)" + std::string{value} + R"(,"z":2)"});
        CHECK(table.text(0, "a") == "1");
        CHECK(table.text(0, "z") == "2");
        CHECK(table.text(0, "s") == value);
        CHECK(table.report.doubtful);
        CHECK_THAT(table.report.messages().at(0), Contains("property 's'") && Contains("not valid JSON"));
    }
}

TEST_CASE("the id of a feature counts where its properties have none, feature by feature") {
    std::string const with = R"({"type":"Feature","id":"member",)" + at_106_22(R"("id":"own")") + "}";
    std::string const without = R"({"type":"Feature","id":"G06",)" + at_106_22(R"("n":1)") + "}";
    for (std::string const& features :
         {fmt::format("{},{}", with, without), fmt::format("{},{}", without, with)}) {
        FeatureTable const table = read_text(R"({"type":"FeatureCollection","features":[)" + features + "]}");
        bool const is_first = features.starts_with(with);
        CHECK(table.text(is_first ? 0 : 1, "id") == "own");
        CHECK(table.text(is_first ? 1 : 0, "id") == "G06");
    }
}

TEST_CASE("properties that are no object are told") {
    FeatureTable const table = read_text(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":[1],"geometry":null},)"
        R"({"type":"Feature","properties":null,"geometry":null},)"
        R"({"type":"Feature","properties":[ ],"geometry":null},)"
        R"({"type":"Feature","properties":"","geometry":null}]})");
    CHECK(table.size() == 4);
    REQUIRE(table.report.messages().size() == 1);
    CHECK_THAT(table.report.messages()[0], Contains("feature 1") && Contains("no object"));
}

TEST_CASE("what is wrong with attributes that stay in a large file is told as of a small one") {
    std::vector<std::string> features;
    for (int i = 0; i < 60'000; ++i) {
        features.push_back(at_106_22(fmt::format(R"("n":{},"t":"{}","x":NaN)", i, std::string(100, 'x'))));
    }
    SECTION("nothing") {
        FeatureTable const table = read_text(collection(features));
        REQUIRE(table.attribute_file);
        CHECK(table.report.is_clean());
        CHECK(table.report.messages().empty());
    }
    SECTION("five values") {
        for (std::size_t const row : {0U, 1'000U, 30'000U, 30'001U, 59'999U}) {
            features[row] = at_106_22(R"("n":nul,"t":"good")");
        }
        FeatureTable const table = read_text(collection(features));
        REQUIRE(table.attribute_file);
        CHECK(table.report.doubtful);
        REQUIRE(table.report.messages().size() == 4);
        CHECK_THAT(table.report.messages()[1],
                   Contains("feature 1001 (line 1002): property 'n': 'nul' is no JSON value"));
        CHECK_THAT(table.report.messages()[3], Contains("and 2 more"));
        CHECK(table.text(59'999, "t") == "good");
    }
}

TEST_CASE("properties that are no JSON at all cost themselves") {
    for (char const* const value : {"5", "nul", "true", R"("a text")"}) {
        INFO(value);
        FeatureTable const table = read_text(
            fmt::format(R"({{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{},)"
                        R"("geometry":{{"type":"Point","coordinates":[106,22]}}}}]}})",
                        value));
        CHECK(table.size() == 1);
        CHECK(table.count_unlocated() == 0);
        CHECK(table.report.doubtful);
    }
}
