#include "table/load_report.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a report names three things and counts the others") {
    LoadReport report;
    report.source = "mine.geojson";
    for (char const* const line : {"one", "two", "three", "four"}) {
        report.add(line);
    }
    report.add_unnamed(7);
    CHECK(report.messages() == Messages{"one", "two", "three", "mine.geojson: and 8 more"});
}

TEST_CASE("a report of a few things ends with the last of them") {
    LoadReport report;
    report.source = "mine.geojson";
    CHECK(report.is_silent());
    report.add("one");
    CHECK(report.messages() == Messages{"one"});
    CHECK_FALSE(report.is_silent());
}

TEST_CASE("a line about the whole file comes first, and three are shown as before") {
    LoadReport report;
    report.source = "mine.geojson";
    for (char const* const line : {"one", "two", "three", "four"}) {
        report.add(line);
    }
    report.add_first("all of it");
    CHECK(report.messages() == Messages{"all of it", "one", "two", "mine.geojson: and 2 more"});

    LoadReport clean;
    clean.add_first("all of it");
    CHECK(clean.messages() == Messages{"all of it"});
}

TEST_CASE("what a file says does not break a message into lines") {
    LoadReport report;
    report.add("mine.geojson: 'a\nb\x1b[2J' is no JSON value");
    CHECK(report.messages().at(0) == "mine.geojson: 'a\\x0ab\\x1b[2J' is no JSON value");
}

TEST_CASE("reports of several layers of a file are three lines together") {
    LoadReport all;
    for (char const* const layer : {"a", "b", "c"}) {
        LoadReport one;
        one.source = "mine.gpkg";
        one.skipped = 2;
        one.add(std::string{layer} + " one");
        one.add(std::string{layer} + " two");
        all.add(one);
    }
    CHECK(all.skipped == 6);
    CHECK(all.messages() == Messages{"a one", "a two", "b one", "mine.gpkg: and 3 more"});
}
