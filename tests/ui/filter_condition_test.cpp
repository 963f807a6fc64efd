#include "ui/filter_condition.hpp"

#include <catch2/catch.hpp>

#include "table/expression.hpp"
#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

ValueCounts counts_of(std::string const& field, bool are_numbers = false) {
    ValueCounts counts;
    counts.field = field;
    counts.are_numbers = are_numbers;
    return counts;
}

}  // namespace

TEST_CASE("chosen values are written as a condition") {
    CHECK(condition_of_values(counts_of("kind"), {}, false).empty());
    CHECK(condition_of_values(counts_of("kind"), {"city"}, false) == "kind = 'city'");
    CHECK(condition_of_values(counts_of("kind"), {"city", "it's"}, false) == "kind in ('city', 'it''s')");
    CHECK(condition_of_values(counts_of("n", true), {"-2.5", "7"}, false) == "n in (-2.5, 7)");
    CHECK(condition_of_values(counts_of("kind"), {}, true) == "kind is null");
    CHECK(condition_of_values(counts_of("kind"), {"city"}, true) == "(kind = 'city' or kind is null)");
    CHECK(both_conditions("", "a = 1") == "a = 1");
    CHECK(both_conditions("a = 1", "") == "a = 1");
    CHECK(both_conditions("a = 1 or b = 2", "c = 3") == "(a = 1 or b = 2) and c = 3");
}

TEST_CASE("whatever a field and its value are called, the condition holds for them") {
    for (std::string const field :
         {"kind", "two words", "in", "NOT", "tên", "a\"b", "9lives", "a'b", "x.y", "date"}) {
        for (std::string const value : {"city", "it's", "100 %", "a\\_b", "友谊关", "\"", "''"}) {
            FeatureTable const table = point_table({{0, 0}, {1, 0}}, {text_column(field, {value, "other"})});
            std::string const condition = condition_of_values(counts_of(field), {value}, false);
            CAPTURE(condition);
            CHECK(Expression(condition).holds(table, 0));
            CHECK_FALSE(Expression(condition).holds(table, 1));
        }
    }
}
