#include "table/plain_value.hpp"

#include <catch2/catch.hpp>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

std::string plain(std::string const& json) {
    AttributeColumn column("value", AttributeType::json);
    column.add_text(json);
    FeatureTable table = point_table({{0, 0}}, {});
    table.attributes.push_back(column);
    return plain_value(table.row(0), "value");
}

}  // namespace

TEST_CASE("lists and objects are read as a person says them") {
    CHECK(plain(R"(["a", "b"])") == "a; b");
    CHECK(plain(R"([1, null, 2.5, true, ""])") == "1; 2.5; true");
    CHECK(plain(R"({"date": "2019-05", "place": "Lào Cai", "note": null})") ==
          "date: 2019-05, place: Lào Cai");
    CHECK(plain(R"([{"url": "https://example.org", "of": ["x", "y"]}])") ==
          "url: https://example.org, of: x; y");
    CHECK(plain("[]").empty());
    CHECK(plain("{\"broken\": ") == "{\"broken\": ");
}

TEST_CASE("a text that only looks like JSON stays what it is, and nothing is nothing") {
    FeatureTable const table = point_table({{0, 0}, {1, 0}}, {text_column("name", {"[1, 2]", ""})});
    CHECK(plain_value(table.row(0), "name") == "[1, 2]");
    CHECK(plain_value(table.row(1), "name").empty());
    CHECK(plain_value(table.row(0), "nowhere").empty());
}
