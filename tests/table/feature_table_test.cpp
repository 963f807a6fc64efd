#include "table/feature_table.hpp"

#include <catch2/catch.hpp>

#include "table/fixtures.hpp"

using namespace gatepost;

TEST_CASE("a field is found by its exact name") {
    FeatureTable const table = one_feature({{"name", "a"}, {"Name", "b"}});
    REQUIRE(table.find("Name") != nullptr);
    CHECK(table.find("Name")->text(0) == "b");
    CHECK(table.find("NAME") == nullptr);
}

TEST_CASE("the text of a missing field or value is empty") {
    FeatureTable const table = one_feature({{"name", ""}});
    CHECK(table.text(0, "name").empty());
    CHECK(table.text(0, "no such field").empty());
}

TEST_CASE("a feature's id is its own, else its number counted from 1") {
    FeatureTable const table = point_table({{0, 0}, {1, 1}, {2, 2}}, {text_column("id", {"G06", "", "x"})});
    CHECK(table.id_of(0) == "G06");
    CHECK(table.id_of(1) == "2");
    CHECK(point_table({{0, 0}}).id_of(0) == "1");
}

TEST_CASE("an id may be a number") {
    FeatureTable table = point_table({{0, 0}});
    table.attributes.emplace_back("id", AttributeType::integer);
    table.attributes[0].add_integer(4711);
    CHECK(table.id_of(0) == "4711");
}

TEST_CASE("unlocated features are counted") {
    FeatureTable table = point_table({{0, 0}, {1, 1}});
    CHECK(table.count_unlocated() == 0);
    table.geometry.begin_feature(GeometryKind::none);
    table.geometry.begin_feature(GeometryKind::none);
    CHECK(table.count_unlocated() == 2);
    CHECK(table.size() == 4);
}

TEST_CASE("a report is clean until something is left out or doubtful") {
    LoadReport report;
    report.lines.emplace_back("a note");
    CHECK(report.is_clean());
    report.doubtful = true;
    CHECK_FALSE(report.is_clean());
    report = {};
    report.skipped = 1;
    CHECK_FALSE(report.is_clean());
}
