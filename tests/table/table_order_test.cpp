#include "table/table_order.hpp"

#include <catch2/catch.hpp>

#include <array>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

using Features = std::vector<std::uint32_t>;

FeatureTable table_of(std::vector<std::string> const& names) {
    return point_table(std::vector<Point>(names.size()), {text_column("name", names)});
}

}  // namespace

TEST_CASE("rows are sorted by text, whatever the case and the marks") {
    FeatureTable const table = table_of({"mốc", "Áng", "Mơ", "an"});
    CHECK(features_in_order(table, {"name", false, ""}) == Features{3, 1, 2, 0});
    CHECK(features_in_order(table, {"name", true, ""}) == Features{0, 2, 1, 3});
}

TEST_CASE("numbers are sorted as numbers, before texts; rows without a value come last both ways") {
    FeatureTable const table = table_of({"10", "", "9", "none", "-2.5"});
    CHECK(features_in_order(table, {"name", false, ""}) == Features{4, 2, 0, 3, 1});
    CHECK(features_in_order(table, {"name", true, ""}) == Features{3, 0, 2, 4, 1});
}

TEST_CASE("equal values keep the order of the file") {
    CHECK(features_in_order(table_of({"b", "a", "b", "a"}), {"name", false, ""}) == Features{1, 3, 0, 2});
}

TEST_CASE("a search finds words in any field, typed without marks") {
    FeatureTable const table = point_table({{0, 0}, {1, 1}, {2, 2}},
                                           {text_column("name", {"Hữu Nghị", "Tân Thanh", "Chi Ma"}),
                                            text_column("province", {"Lạng Sơn", "Lạng Sơn", "Cao Bằng"})});
    CHECK(features_in_order(table, {"", false, "lang son"}) == Features{0, 1});
    CHECK(features_in_order(table, {"name", true, "son lang"}) == Features{1, 0});
    CHECK(features_in_order(table, {"", false, "huu lang"}) == Features{0});
    CHECK(features_in_order(table, {"", false, "nowhere"}).empty());
    CHECK(features_in_order(table, {"no such field", false, ""}) == Features{0, 1, 2});
}

TEST_CASE("copied rows have a line each, whatever is in their cells") {
    FeatureTable const table = point_table({{0, 0}, {1, 1}}, {text_column("name", {"a\tb", "c\r\nd"})});
    std::vector<std::string> const fields{"name", "other"};
    CHECK(fields_of(table) == std::vector<std::string>{"name"});
    std::vector<std::string> const heads{"Name", "What\telse"};
    CHECK(tab_separated(table, fields, heads, std::array<std::uint32_t, 2>{1, 0}) ==
          "Name\tWhat else\nc  d\t\na b\t\n");
}
