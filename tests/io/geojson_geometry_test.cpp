// What the reader makes of GeoJSON's geometries.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

FeatureTable kinds() { return read_table(GATEPOST_TEST_DATA "/kinds.geojson"); }

std::size_t count_parts(FeatureTable const& table, std::size_t feature) {
    return table.geometry.parts_end(feature) - table.geometry.parts_begin(feature);
}

FeatureTable read_shape(std::string const& type, std::string const& coordinates) {
    return read_text(collection({shape(type, coordinates), at_106_22("")}));
}

}  // namespace

TEST_CASE("every kind of geometry is read, in file order") {
    FeatureTable const table = kinds();
    std::vector<GeometryKind> const expected{
        GeometryKind::point,   GeometryKind::point,   GeometryKind::line, GeometryKind::line,
        GeometryKind::polygon, GeometryKind::polygon, GeometryKind::line, GeometryKind::none};
    REQUIRE(table.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(table.text(i, "kind"));
        CHECK(table.geometry.kind(i) == expected[i]);
    }
}

TEST_CASE("longitude is x, latitude is y") {
    CHECK(kinds().geometry.bounds_of(0) == Box{106.71, 21.98, 106.71, 21.98});
}

TEST_CASE("every part of a multiple geometry is a part") {
    FeatureTable const table = kinds();
    CHECK(count_parts(table, 0) == 1);
    CHECK(count_parts(table, 1) == 2);
    CHECK(count_parts(table, 2) == 1);
    CHECK(count_parts(table, 3) == 2);
    CHECK(table.geometry.vertices_of(3).size() == 5);
}

TEST_CASE("holes are told from outer rings") {
    GeometryColumn const geometry = kinds().geometry;
    std::size_t const polygon = geometry.parts_begin(4);
    CHECK_FALSE(geometry.is_hole(polygon));
    CHECK(geometry.is_hole(polygon + 1));
    std::size_t const several = geometry.parts_begin(5);
    CHECK_FALSE(geometry.is_hole(several));
    CHECK_FALSE(geometry.is_hole(several + 1));
    CHECK(geometry.is_hole(several + 2));
}

TEST_CASE("of a mixed collection the highest dimension is drawn, and the report says so") {
    FeatureTable const table = kinds();
    CHECK(count_parts(table, 6) == 1);
    CHECK(table.geometry.vertices_of(6).size() == 2);
    REQUIRE(table.report.messages.size() == 1);
    CHECK_THAT(table.report.messages[0], Contains("feature 7") && Contains("mixed collection"));
}

TEST_CASE("a feature without a place is kept and is no fault") {
    FeatureTable const table = kinds();
    CHECK(table.geometry.kind(7) == GeometryKind::none);
    CHECK(table.count_unlocated() == 1);
    CHECK(table.text(7, "kind") == "nothing");
    CHECK(table.report.skipped == 0);
}

TEST_CASE("a missing geometry member and empty coordinates are no place either") {
    FeatureTable const table =
        read_text(collection({R"("properties":{"a":1})", shape("Point", "[]"), shape("LineString", "[]"),
                              shape("MultiPolygon", "[]")}));
    CHECK(table.size() == 4);
    CHECK(table.count_unlocated() == 4);
    CHECK(table.report.is_clean());
}

TEST_CASE("heights and measures are dropped") {
    CHECK(read_shape("Point", "[106.5,22.5,300]").geometry.bounds_of(0) == Box{106.5, 22.5, 106.5, 22.5});
    CHECK(read_shape("LineString", "[[106,22,1],[107,23,2]]").geometry.bounds_of(0) == Box{106, 22, 107, 23});
}

TEST_CASE("a feature or a geometry alone is a file too") {
    CHECK(read_text(
              R"({"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}})")
              .size() == 1);
    CHECK(read_text(R"({"type":"Point","coordinates":[106,22]})").geometry.bounds_of(0) ==
          Box{106, 22, 106, 22});
}

TEST_CASE("members may stand in any order") {
    FeatureTable const table = read_text(
        R"({"features":[{"geometry":{"coordinates":[106,22],"type":"Point"},"properties":{"a":1},"type":"Feature"}],"type":"FeatureCollection"})");
    CHECK(table.geometry.bounds_of(0) == Box{106, 22, 106, 22});
    CHECK(table.text(0, "a") == "1");
}

TEST_CASE("a collection of no features is a table of none") {
    FeatureTable const table = read_text(collection({}));
    CHECK(table.size() == 0);
    CHECK(table.report.is_clean());
}

TEST_CASE("a coordinate that is no number leaves its feature out, by number") {
    FeatureTable const table =
        read_text(collection({at_106_22(""), shape("Point", "[NaN,22]"), at_106_22("")}));
    CHECK(table.size() == 2);
    CHECK(table.report.skipped == 1);
    CHECK_FALSE(table.report.is_clean());
    CHECK_THAT(table.report.messages.at(0),
               Contains("in.geojson") && Contains("feature 2") && Contains("left out"));
}

TEST_CASE("words where numbers belong leave the feature out") {
    FeatureTable const table = read_shape("Point", R"(["106","22"])");
    CHECK(table.size() == 1);
    CHECK(table.report.skipped == 1);
}

TEST_CASE("a geometry of an unknown kind leaves the feature out") {
    FeatureTable const table = read_shape("Circle", "[106,22]");
    CHECK(table.size() == 1);
    CHECK(table.report.skipped == 1);
}

TEST_CASE("latitudes and longitudes out of range are told") {
    FeatureTable const table =
        read_text(collection({shape("Point", "[106,95]"), shape("Point", "[600,22]"), at_106_22("")}));
    CHECK(table.report.skipped == 2);
    CHECK_THAT(table.report.messages.at(0), Contains("feature 1") && Contains("latitude 95 is out of range"));
    CHECK_THAT(table.report.messages.at(1),
               Contains("feature 2") && Contains("longitude 600 is out of range"));
}

TEST_CASE("coordinates that are swapped where it shows are told to be") {
    FeatureTable const table = read_shape("Point", "[22,106]");
    CHECK_THAT(table.report.messages.at(0), Contains("swapped"));
}

TEST_CASE("one bad vertex of many leaves the whole feature out") {
    CHECK(read_shape("LineString", "[[106,22],[107,23],[108,99]]").report.skipped == 1);
}

TEST_CASE("after five faults the rest is a number") {
    std::vector<std::string> features(20, shape("Point", "[106,95]"));
    features.push_back(at_106_22(""));
    FeatureTable const table = read_text(collection(features));
    CHECK(table.report.skipped == 20);
    REQUIRE(table.report.messages.size() == 6);
    CHECK_THAT(table.report.messages[5], Contains("20 of 21 features"));
}

TEST_CASE("a file without one good feature cannot be read") {
    CHECK_THAT(failure_of_text(collection({shape("Point", "[106,95]")})),
               Contains("in.geojson") && Contains("feature 1"));
}

TEST_CASE("a line of one point and a ring of two are left out") {
    CHECK(read_shape("LineString", "[[106,22]]").report.skipped == 1);
    CHECK(read_shape("Polygon", "[[[106,22],[107,22]]]").report.skipped == 1);
}

TEST_CASE("a hole is no polygon where the outer ring is none") {
    FeatureTable const table =
        read_shape("Polygon", "[[[106,22],[107,22]],[[106,22],[107,22],[107,23],[106,22]]]");
    CHECK(table.report.skipped == 1);
}
