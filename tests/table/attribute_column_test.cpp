#include "table/attribute_column.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gatepost;

TEST_CASE("a column of whole numbers gives them as numbers and as text") {
    AttributeColumn column("rank", AttributeType::integer);
    column.add_integer(7);
    column.add_null();
    column.add_integer(-9'007'199'254'740'993);
    CHECK(column.size() == 3);
    CHECK(column.number(0) == 7.0);
    CHECK(column.to_text(0) == "7");
    CHECK(column.is_null(1));
    CHECK(column.number(1) == std::nullopt);
    CHECK(column.to_text(2) == "-9007199254740993");
    CHECK(column.integer(2) == -9'007'199'254'740'993);
}

TEST_CASE("real numbers are written as people write them") {
    AttributeColumn column("length", AttributeType::real);
    column.add_real(0.1);
    column.add_real(3000);
    column.add_null();
    CHECK(column.to_text(0) == "0.1");
    CHECK(column.to_text(1) == "3000");
    CHECK(column.to_text(2).empty());
    CHECK(column.number(1) == 3000.0);
}

TEST_CASE("yes and no are true and false, not numbers") {
    AttributeColumn column("open", AttributeType::boolean);
    column.add_boolean(true);
    column.add_boolean(false);
    column.add_null();
    CHECK(column.to_text(0) == "true");
    CHECK(column.to_text(1) == "false");
    CHECK(column.to_text(2).empty());
    CHECK(column.number(0) == std::nullopt);
}

TEST_CASE("texts lie one after the other and stay apart") {
    AttributeColumn column("name", AttributeType::text);
    column.add_text("Hữu Nghị");
    column.add_null();
    column.add_text("");
    column.add_text("友谊关");
    CHECK(column.text(0) == "Hữu Nghị");
    CHECK(column.text(1).empty());
    CHECK(column.is_null(1));
    CHECK(column.text(2).empty());
    CHECK_FALSE(column.is_null(2));
    CHECK(column.text(3) == "友谊关");
}

TEST_CASE("a column may begin with a null") {
    AttributeColumn column("name", AttributeType::text);
    column.add_null();
    column.add_text("a");
    CHECK(column.text(0).empty());
    CHECK(column.text(1) == "a");
}

TEST_CASE("a text that is a number is one") {
    AttributeColumn column("n", AttributeType::text);
    for (char const* const text : {"12", "-0.5", "1e3", "12 km", "", "12a", " 12", "nan", "inf"}) {
        column.add_text(text);
    }
    CHECK(column.number(0) == 12.0);
    CHECK(column.number(1) == -0.5);
    CHECK(column.number(2) == 1000.0);
    for (std::size_t i = 3; i < column.size(); ++i) {
        INFO(column.text(i));
        CHECK(column.number(i) == std::nullopt);
    }
}

TEST_CASE("a real number that is none has no value") {
    AttributeColumn column("r", AttributeType::real);
    column.add_real(std::numeric_limits<double>::quiet_NaN());
    column.add_real(std::numeric_limits<double>::infinity());
    CHECK(column.number(0) == std::nullopt);
    CHECK(column.number(1) == std::nullopt);
}

TEST_CASE("JSON is kept as text") {
    AttributeColumn column("events", AttributeType::json);
    column.add_text(R"([{"start":"2019"}])");
    CHECK(column.text(0) == R"([{"start":"2019"}])");
    CHECK(column.type() == AttributeType::json);
    CHECK(column.number(0) == std::nullopt);
}

TEST_CASE("a column of JSON that holds plain words is one of text") {
    AttributeColumn words("b", AttributeType::json);
    words.add_null();
    words.add_text(R"({"a":1})");
    words.add_text("two");
    words.become_text_unless_json();
    CHECK(words.type() == AttributeType::text);
    CHECK(words.text(1) == R"({"a":1})");
    AttributeColumn values("c", AttributeType::json);
    values.add_text("[1]");
    values.become_text_unless_json();
    CHECK(values.type() == AttributeType::json);
}

TEST_CASE("a number has no text of its own, only a way to be written") {
    AttributeColumn column("rank", AttributeType::integer);
    column.add_integer(7);
    CHECK(column.text(0).empty());
}

TEST_CASE("a field that few features have answers like any other") {
    constexpr std::size_t features = 10'000;
    AttributeColumn numbers("depth", AttributeType::integer);
    AttributeColumn texts("name", AttributeType::text);
    for (std::size_t i = 0; i < features; ++i) {
        if (i % 1000 == 7) {
            numbers.add_integer(static_cast<std::int64_t>(i));
            texts.add_text(std::to_string(i), i == 7 ? AttributeType::integer : AttributeType::text);
        } else {
            numbers.add_null();
            texts.add_nulls(1);
        }
    }
    REQUIRE(numbers.size() == features);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < features; ++i) {
        bool const has_value = i % 1000 == 7;
        wrong += numbers.is_null(i) == has_value || texts.is_null(i) == has_value ? 1 : 0;
        wrong += texts.text(i) != (has_value ? std::to_string(i) : "") ? 1 : 0;
        wrong += numbers.integer(i) != (has_value ? static_cast<std::int64_t>(i) : 0) ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(texts.written_as(7) == AttributeType::integer);
    CHECK(texts.written_as(1007) == AttributeType::text);
}

TEST_CASE("a field that begins rare and becomes common keeps its values") {
    AttributeColumn column("name", AttributeType::text);
    column.add_nulls(1000);
    for (int i = 0; i < 1000; ++i) {
        column.add_text(std::to_string(i), i % 2 == 0 ? AttributeType::integer : AttributeType::text);
    }
    CHECK(column.size() == 2000);
    CHECK(column.is_null(999));
    CHECK(column.text(1000) == "0");
    CHECK(column.text(1999) == "999");
    CHECK(column.written_as(1998) == AttributeType::integer);
    CHECK(column.written_as(1999) == AttributeType::text);
    column.remove_last();
    column.add_null();
    CHECK(column.is_null(1999));
    CHECK(column.text(1998) == "998");
}

TEST_CASE("the last value of a rare field can be taken away") {
    AttributeColumn column("name", AttributeType::real);
    column.add_nulls(500);
    column.add_real(1.5);
    column.remove_last();
    column.remove_last();
    column.add_real(2.5);
    CHECK(column.size() == 500);
    CHECK(column.number(499) == 2.5);
}
