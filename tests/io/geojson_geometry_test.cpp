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

/// Collections in each other, in the innermost a point and an area.
std::string geometry_nested(std::size_t deep) {
    std::string text;
    for (std::size_t i = 0; i < deep; ++i) {
        text += R"({"type":"GeometryCollection","geometries":[)";
    }
    text += R"({"type":"Point","coordinates":[1,2]},)"
            R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]})";
    for (std::size_t i = 0; i < deep; ++i) {
        text += "]}";
    }
    return text;
}

std::string nested(std::size_t deep) { return R"("properties":{},"geometry":)" + geometry_nested(deep); }

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

TEST_CASE("of a collection every part is kept as what it is") {
    FeatureTable const table = kinds();
    REQUIRE(count_parts(table, 6) == 2);
    std::size_t const first = table.geometry.parts_begin(6);
    CHECK(table.geometry.part_kind(first) == PartKind::point);
    CHECK(table.geometry.part_kind(first + 1) == PartKind::line);
    CHECK(table.geometry.kind(6) == GeometryKind::line);
    CHECK(table.geometry.vertices_of(6).size() == 3);
    CHECK(table.report.is_clean());
}

TEST_CASE("collections in collections are taken apart, as deep as they may be") {
    FeatureTable const table =
        read_text(collection({at_106_22(""), nested(512), nested(513), at_106_22("")}));
    REQUIRE(table.size() == 3);
    CHECK(count_parts(table, 1) == 2);
    CHECK(table.geometry.has(1, GeometryKind::polygon));
    CHECK(table.geometry.has(1, GeometryKind::point));
    CHECK(table.report.skipped == 1);
    CHECK_THAT(table.report.messages().at(0),
               Contains("feature 3") && Contains("its geometry is nested more than 512 deep"));
}

TEST_CASE("collections nested without end cost no stack") {
    FeatureTable const table = read_text(collection({nested(60'000), at_106_22("")}));
    CHECK(table.size() == 1);
    CHECK_THAT(table.report.messages().at(0), Contains("feature 1") && Contains("512 deep"));
    CHECK_THAT(failure_of_text(geometry_nested(60'000)), Contains("512 deep"));
}

TEST_CASE("members that are no geometries leave their feature out") {
    FeatureTable const table = read_text(collection(
        {R"("properties":{},"geometry":{"type":"GeometryCollection","geometries":"none"})", at_106_22("")}));
    CHECK(table.size() == 1);
    CHECK(table.report.skipped == 1);
}

TEST_CASE("a part that is too short is left out, and told") {
    auto const type = GENERATE(std::pair{"MultiLineString", "[[[1,2]],[[1,2],[3,4]]]"},
                               std::pair{"MultiPolygon", "[[[[1,2],[2,2]]],[[[0,0],[9,0],[9,9],[0,0]]]]"},
                               std::pair{"Polygon", "[[[0,0],[9,0],[9,9],[0,0]],[[1,2],[2,2]]]"});
    FeatureTable const table = read_shape(type.first, type.second);
    CHECK(table.size() == 2);
    CHECK(count_parts(table, 0) == 1);
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0), Contains("feature 1") && Contains("too few coordinates"));
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
    CHECK_THAT(table.report.messages().at(0),
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
    CHECK_THAT(table.report.messages().at(0),
               Contains("feature 1") && Contains("latitude 95 is out of range"));
    CHECK_THAT(table.report.messages().at(1),
               Contains("feature 2") && Contains("longitude 600 is out of range"));
}

TEST_CASE("coordinates that are swapped where it shows are told to be") {
    FeatureTable const table = read_shape("Point", "[22,106]");
    CHECK_THAT(table.report.messages().at(0), Contains("swapped"));
}

TEST_CASE("one bad vertex of many leaves the whole feature out") {
    CHECK(read_shape("LineString", "[[106,22],[107,23],[108,99]]").report.skipped == 1);
}

TEST_CASE("after three faults the rest is a number") {
    std::vector<std::string> features(20, shape("Point", "[106,95]"));
    features.push_back(at_106_22(""));
    FeatureTable const table = read_text(collection(features));
    CHECK(table.report.skipped == 20);
    REQUIRE(table.report.messages().size() == 4);
    CHECK_THAT(table.report.messages()[3], Contains("and 17 more"));
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

TEST_CASE("a type in the wrong case is told as such, and one that nobody knows by its name") {
    CHECK_THAT(failure_of_text(collection({shape("point", "[106,22]")})),
               Contains("feature 1") && Contains("type is written 'point', and has to be 'Point'"));
    CHECK_THAT(failure_of_text(collection({shape("Circle", "[106,22]")})),
               Contains("type 'Circle' is not known"));
    FeatureTable const table = read_text(collection({at_106_22(""), shape("multipolygon", "[]")}));
    CHECK_THAT(table.report.messages().at(0), Contains("has to be 'MultiPolygon'"));
}
