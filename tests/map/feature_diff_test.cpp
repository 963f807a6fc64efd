#include "map/feature_diff.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

struct Place {
    char const* id;
    Point lonlat;
    char const* name;
};

FeatureTable table_of(std::vector<Place> const& places) {
    FeatureTable table;
    AttributeColumn ids("id", AttributeType::text);
    AttributeColumn names("name", AttributeType::text);
    for (Place const& place : places) {
        table.geometry.add_point(place.lonlat);
        *place.id != 0 ? ids.add_text(place.id) : ids.add_null();
        names.add_text(place.name);
    }
    table.attributes = {ids, names};
    return table;
}

FeatureDiff compared(std::vector<Place> const& before, std::vector<Place> const& after) {
    FeatureTable const old_table = table_of(before);
    FeatureTable const new_table = table_of(after);
    TransformerCache transformers;
    return compare_features(DiffSide(old_table, transformers), DiffSide(new_table, transformers));
}

}  // namespace

TEST_CASE("features are found again by their id, whatever their order") {
    auto const diff =
        compared({{"a", {1, 1}, "x"}, {"b", {2, 2}, "y"}}, {{"b", {2, 2}, "y"}, {"a", {1, 1}, "x"}});
    CHECK(diff.is_same());
    CHECK(diff.unchanged.size() == 2);
}

TEST_CASE("an id that is gone and one that is new are two features, however alike they are") {
    auto const diff = compared({{"a", {1, 1}, "x"}}, {{"b", {1, 1}, "x"}});
    CHECK(diff.removed.size() == 1);
    CHECK(diff.added.size() == 1);
}

TEST_CASE("without ids the same place comes before the same values") {
    auto const diff = compared({{"", {1, 1}, "x"}, {"", {5, 5}, "y"}}, {{"", {1, 1}, "y"}});
    REQUIRE(diff.differing.size() == 1);
    CHECK(diff.differing[0].fields == std::vector<std::string>{"name"});
    CHECK(diff.removed == std::vector<std::uint32_t>{1});
}

TEST_CASE("without ids the nearest of the same values has moved") {
    auto const diff =
        compared({{"", {1, 1}, "x"}, {"", {9, 9}, "x"}}, {{"", {9, 8}, "x"}, {"", {1, 2}, "x"}});
    REQUIRE(diff.differing.size() == 2);
    CHECK(diff.differing[0].old_row == 1);
    CHECK(diff.differing[0].place == PlaceChange::moved);
    CHECK(diff.differing[1].moved_m == Approx(110'600).epsilon(0.001));
}

TEST_CASE("ids that several features share find nothing again") {
    auto const diff =
        compared({{"a", {1, 1}, "x"}, {"a", {2, 2}, "y"}}, {{"a", {2, 2}, "y"}, {"a", {1, 1}, "x"}});
    CHECK(diff.is_same());
}
