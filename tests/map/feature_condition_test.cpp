#include "map/feature_condition.hpp"

#include <catch2/catch.hpp>

#include <array>

#include "table/expression.hpp"
#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

std::vector<std::size_t> left_by(FeatureTable const& table, std::string const& condition) {
    Expression const expression(condition);
    std::vector<std::size_t> left;
    for (std::size_t f = 0; f < table.size(); ++f) {
        if (expression.holds(table, f)) {
            left.push_back(f);
        }
    }
    return left;
}

}  // namespace

TEST_CASE("features with ids are known by these, whatever stands in them") {
    FeatureTable table = point_table({{0, 0}, {1, 0}, {2, 0}});
    table.attributes = {text_column("id", {"a'b", "c", "d\"e"}), text_column("name", {"x", "x", "y"})};
    CHECK(left_by(table, condition_of_features(table, std::array{0U, 2U})) == std::vector<std::size_t>{0, 2});
}

TEST_CASE("features without ids are known by their names, in whichever field these stand") {
    FeatureTable table = point_table({{0, 0}, {1, 0}, {2, 0}, {3, 0}});
    table.attributes = {text_column("kind", {"", "", "", "7"}),
                        text_column("name", {"mill", "", "church", ""}),
                        text_column("my \"old\" title", {"", "the \"Old\" mill", "", ""})};
    CHECK(left_by(table, condition_of_features(table, std::array{0U, 1U})) == std::vector<std::size_t>{0, 1});
    CHECK(condition_of_features(table, std::array{3U}).empty());  // nothing names it
    table.attributes = {text_column("type_name", {"mill", "mill", "church", "mill"}),
                        text_column("NAME", {"a", "b", "c", "d"})};
    CHECK(left_by(table, condition_of_features(table, std::array{1U, 3U})) == std::vector<std::size_t>{1, 3});
}
