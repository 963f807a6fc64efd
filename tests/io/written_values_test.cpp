#include "io/written_values.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

#include <fmt/format.h>

using namespace gatepost;

namespace {

std::string degrees(double value) {
    std::string text;
    append_degrees(text, value);
    return text;
}

std::string json_string(std::string_view value) {
    std::string text;
    append_json_string(text, value);
    return text;
}

}  // namespace

TEST_CASE("degrees have up to nine decimals and no zeros at the end") {
    CHECK(degrees(106.7) == "106.7");
    CHECK(degrees(-0.5) == "-0.5");
    CHECK(degrees(180) == "180");
    CHECK(degrees(1e-9) == "0.000000001");
    CHECK(degrees(-1e-12) == "0");
    CHECK(degrees(2.9999999999) == "3");
}

TEST_CASE("degrees are read as they were to half of the last decimal") {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> any(-180, 180);
    for (int i = 0; i < 10'000; ++i) {
        double const value = any(random);
        CHECK(std::stod(degrees(value)) == Approx(value).margin(5.1e-10).epsilon(0));
    }
}

TEST_CASE("strings of JSON are escaped, and what is no UTF-8 is replaced") {
    CHECK(json_string("a\"b\\c\n\x01") == "\"a\\\"b\\\\c\\n\\u0001\"");
    CHECK(json_string("Lào 河") == "\"Lào 河\"");
    CHECK(json_string("a\xff") == "\"a\xef\xbf\xbd\"");
}

TEST_CASE("reals are told from whole numbers, and NaN is counted") {
    AttributeColumn column("x", AttributeType::real);
    column.add_real(2);
    column.add_real(0.1);
    column.add_real(std::numeric_limits<double>::quiet_NaN());
    std::string text;
    ExportLosses losses;
    for (std::size_t row = 0; row < 3; ++row) {
        append_json_value(text, column, row, losses);
        text += ' ';
    }
    CHECK(text == "2.0 0.1 null ");
    CHECK(losses.no_numbers == 1);
}

TEST_CASE("XML has no control characters") {
    std::string text;
    CHECK(append_xml_text(text, "a<b>&\"c\n"));
    CHECK_FALSE(append_xml_text(text, "\x02"));
    CHECK(text == "a&lt;b&gt;&amp;&quot;c\n ");
}
