#include "table/attribute_columns.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace gatepost;

TEST_CASE("a field is found by its name among few and among many") {
    for (int const count : {0, 1, 15, 16, 17, 1000}) {
        AttributeColumns columns;
        for (int i = 0; i < count; ++i) {
            columns.emplace_back("f" + std::to_string(i), AttributeType::text);
        }
        INFO(count);
        CHECK(columns.size() == static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            REQUIRE(columns.find("f" + std::to_string(i)) == &columns[static_cast<std::size_t>(i)]);
        }
        CHECK(columns.find("f" + std::to_string(count)) == nullptr);
    }
}

TEST_CASE("of two fields of one name the first is found, wherever both stand") {
    std::vector<AttributeColumn> twenty;
    for (int i = 0; i < 20; ++i) {
        twenty.emplace_back(i == 3 || i > 16 ? "twice" : "f" + std::to_string(i), AttributeType::text);
    }
    AttributeColumns const columns(std::move(twenty));
    CHECK(columns.find("twice") == &columns[3]);
    AttributeColumns copy = columns;
    CHECK(copy.find("f16") == &copy[16]);
    copy.clear();
    CHECK(copy.find("twice") == nullptr);
}
