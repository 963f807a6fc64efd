// What the reader makes of GeoJSON's properties.
#include <catch2/catch.hpp>

#include "io/reading.hpp"
#include "map/events.hpp"

using namespace gatepost;

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
    auto const events = events_of(table.row(0));
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
