#include "table/value_counts.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "table/fixtures.hpp"

using namespace gatepost;

TEST_CASE("values are counted, the most frequent first, equal ones by their text") {
    auto const table = std::make_shared<FeatureTable const>(point_table(
        std::vector<Point>(6), {text_column("kind", {"town", "city", "town", "", "post", "city"})}));
    auto const counts = value_counts(table, "kind");
    REQUIRE(counts->values.size() == 3);
    CHECK(counts->values[0].text == "city");
    CHECK(counts->values[0].count == 2);
    CHECK(counts->values[1].text == "town");
    CHECK(counts->values[2].text == "post");
    CHECK(counts->without == 1);
    CHECK(counts->distinct == 3);
    CHECK_FALSE(counts->are_numbers);
    CHECK(counts->table == table);
    CHECK(value_counts(table, "nowhere")->without == 6);
}

TEST_CASE("of very many values the most frequent are listed, and all are counted") {
    AttributeColumn column("n", AttributeType::integer);
    std::mt19937 random(16);
    std::vector<std::size_t> expected(5000, 0);
    for (int i = 0; i < 20'000; ++i) {
        auto const value = static_cast<std::size_t>(random() % expected.size());
        ++expected[value];
        column.add_integer(static_cast<std::int64_t>(value));
    }
    FeatureTable table = point_table(std::vector<Point>(20'000), {});
    table.attributes.push_back(column);
    auto const counts = value_counts(std::make_shared<FeatureTable const>(std::move(table)), "n");
    CHECK(counts->are_numbers);
    CHECK(counts->values.size() == most_listed_values);
    CHECK(counts->distinct == static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(),
                                                                     [](std::size_t n) { return n > 0; })));
    std::size_t least = counts->values.front().count;
    for (ValueCounts::Value const& value : counts->values) {
        CHECK(value.count == expected[std::stoul(value.text)]);
        CHECK(value.count <= least);
        least = value.count;
    }
    std::sort(expected.rbegin(), expected.rend());
    CHECK(least == expected[most_listed_values - 1]);
}
