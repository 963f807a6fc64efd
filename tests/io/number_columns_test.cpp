#include "io/number_columns.hpp"

#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace gatepost;

namespace {

AttributeColumn numbers_of(std::vector<std::string> const& values) {
    std::vector<AttributeColumn> columns{AttributeColumn("n", AttributeType::text)};
    for (std::string const& value : values) {
        columns[0].add_text(value);
    }
    make_number_columns(columns);
    REQUIRE(columns[0].size() == values.size());
    return columns[0];
}

}  // namespace

TEST_CASE("a column in which every value is a number is one of numbers, empty values are none") {
    AttributeColumn const whole = numbers_of({"12", "", "-7", "0"});
    CHECK(whole.type() == AttributeType::integer);
    CHECK(whole.is_null(1));
    CHECK(whole.integer(2) == -7);
    AttributeColumn const broken = numbers_of({"1.5", "-0.25", "3"});
    CHECK(broken.type() == AttributeType::real);
    CHECK(broken.to_text(1) == "-0.25");
    CHECK(numbers_of({"1.50", "2.25"}).type() == AttributeType::real);
}

TEST_CASE("what would be written otherwise as a number stays a text, with every other value of its column") {
    for (std::string const value : {"007", "+84", "1234567890123456", "1e5", "0x1F", "1.", ".5", "-", "-0",
                                    " 1", "1,5", "NaN", "inf", "00.5", "٣"}) {
        AttributeColumn const column = numbers_of({"1", value, "2"});
        CHECK(column.type() == AttributeType::text);
        CHECK(column.text(1) == value);
    }
    AttributeColumn const versions = numbers_of({"1.1", "1.10"});
    CHECK(versions.text(1) == "1.10");
}

TEST_CASE("a column without values stays as it is") {
    CHECK(numbers_of({"", ""}).type() == AttributeType::text);
}

TEST_CASE("numbers of a CSV are numbers, telephones are not") {
    FeatureTable const table =
        read_text("lat,lon,people,phone\n21,105,12,02438\n22,106,7,02439\n", {}, "in.csv");
    CHECK(table.find("people")->type() == AttributeType::integer);
    CHECK(table.find("phone")->type() == AttributeType::text);
    CHECK(table.text(1, "phone") == "02439");
}
