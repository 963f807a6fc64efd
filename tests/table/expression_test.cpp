#include "table/expression.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

FeatureTable one_town() {
    FeatureTable table =
        point_table({{0, 0}}, {text_column("kind", {"city"}), text_column("tên", {"Lạng Sơn"}),
                               text_column("start", {"2019-05-01"}), text_column("n", {"12"})});
    AttributeColumn population("population", AttributeType::integer);
    population.add_integer(25000);
    AttributeColumn area("area", AttributeType::real);
    area.add_null();
    table.attributes.push_back(population);
    table.attributes.push_back(area);
    return table;
}

}  // namespace

TEST_CASE("conditions hold or not, as in the WHERE of SQL") {
    auto const [text, holds] = GENERATE(table<std::string, bool>({
        {"population > 10000", true},
        {"population >= 25000 and population <= 25000", true},
        {"population != 25000", false},
        {"kind = 'city'", true},
        {"kind <> 'city'", false},
        {"KIND = 'city'", false},
        {"kind = 'city' AND population < 5", false},
        {"kind = 'town' or population > 5", true},
        {"not kind = 'town'", true},
        {"not (kind = 'city' or kind = 'town')", false},
        {"kind = 'town' or kind = 'city' and population < 5", false},
        {"(kind = 'town' or kind = 'city') and population > 5", true},
        {"kind in ('town', 'city')", true},
        {"population in (1, 25000)", true},
        {"population in (1, 2)", false},
        {"area is null", true},
        {"area is not null", false},
        {"area > 0", false},
        {"not area > 0", true},
        {"nowhere = 1", false},
        {"nowhere is null", true},
        {"start < '2020'", true},
        {"start >= '2019-05-02'", false},
        {"n = 12", true},
        {"n > 5", true},
        {"tên = 'Lạng Sơn'", true},
        {"\"tên\" = 'Lạng Sơn'", true},
        {"kind = 'it''s'", false},
        {"population = -1", false},
        {"not_a_field is null", true},
        {"order_by is null and android is null", true},
    }));
    CAPTURE(text);
    CHECK(Expression(text).holds(one_town(), 0) == holds);
}

TEST_CASE("what is no condition is said to be none, and where") {
    std::string const text = GENERATE("", "kind", "kind =", "kind = city", "= 'a'", "kind = 'a",
                                      "kind in 'a'", "kind in ('a'", "(kind = 'a'", "kind = 'a')",
                                      "kind = 'a' and", "kind is 5", "kind ~ 'a'", "kind = 'a' kind = 'b'");
    CAPTURE(text);
    CHECK_THROWS_AS(Expression(text), Error);
    CHECK_THROWS_WITH(Expression(text), Catch::Contains("expected at character"));
}

TEST_CASE("a long text that is no condition is told on one short line, cut between letters") {
    std::string text = std::string(5000, 'a') + " =\n\x1b[31m";
    for (int i = 0; i < 1000; ++i) {
        text += "ạ";
    }
    CHECK_THROWS_WITH(Expression(text), Catch::Contains("character 5004 of: …aaa") && Catch::EndsWith("ạ…"));
    try {
        Expression const ignored(text);
    } catch (Error const& error) {
        std::string const message = error.what();
        CHECK(message.size() < 200);
        CHECK(message.find_first_of("\n\x1b") == std::string::npos);
    }
}

TEST_CASE("a condition that is nested without end is refused, not followed into the ground") {
    CHECK_THROWS_AS(Expression(std::string(100'000, '(') + "a = 1"), Error);
    std::string negations;
    for (int i = 0; i < 50'000; ++i) {
        negations += "not ";
    }
    CHECK_THROWS_AS(Expression(negations + "a = 1"), Error);
}
