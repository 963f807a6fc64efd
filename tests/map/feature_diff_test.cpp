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

FeatureTable area_of(std::vector<std::pair<PartKind, std::vector<Point>>> const& parts) {
    FeatureTable table;
    table.geometry.begin_feature();
    for (auto const& [kind, ring] : parts) {
        table.geometry.add_part(ring, kind);
    }
    return table;
}

FeatureDiff compared(FeatureTable const& before, FeatureTable const& after) {
    TransformerCache transformers;
    return compare_features(DiffSide(before, transformers), DiffSide(after, transformers));
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

TEST_CASE("a hole that is filled by another area has moved") {
    std::vector<Point> const outer{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}};
    std::vector<Point> const inner{{3, 3}, {3, 6}, {6, 6}, {6, 3}, {3, 3}};
    FeatureTable const open = area_of({{PartKind::ring, outer}, {PartKind::hole, inner}});
    FeatureTable const filled =
        area_of({{PartKind::ring, outer}, {PartKind::hole, inner}, {PartKind::ring, inner}});
    CHECK(compared(open, open).is_same());
    CHECK(compared(open, filled).differing.size() == 1);
}

TEST_CASE("an id that another feature took too leaves the good one to be found by what it holds") {
    auto const diff = compared({{"a", {1, 1}, "x"}}, {{"a", {5, 5}, "copy"}, {"a", {1, 1}, "x"}});
    CHECK(diff.removed.empty());
    CHECK(diff.added == std::vector<std::uint32_t>{0});
    CHECK(diff.unchanged.size() == 1);
}
