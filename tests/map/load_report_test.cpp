#include "map/load_report.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("a report names three things and counts the others") {
    LoadReport report;
    for (char const* const line : {"one", "two", "three", "four"}) {
        report.add(line);
    }
    report.add_unnamed(7);
    report.close("mine.geojson");
    CHECK(report.messages == std::vector<std::string>{"one", "two", "three", "mine.geojson: and 8 more"});
}

TEST_CASE("a report of a few things ends with the last of them") {
    LoadReport report;
    report.add("one");
    report.close("mine.geojson");
    CHECK(report.messages == std::vector<std::string>{"one"});
}
