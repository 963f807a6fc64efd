#include "io/geojson_check.hpp"

#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace gatepost;

namespace {

GeojsonCheck check_text(std::string const& text) {
    TempFolder const folder;
    return check_geojson(folder.file("in.geojson", text));
}

using Numbers = std::set<std::size_t>;

}  // namespace

TEST_CASE("JSON is told from what is none") {
    CHECK(check_text(R"({"a":1})").is_json);
    CHECK(check_text("[]").is_json);
    CHECK_FALSE(check_text("{").is_json);
    CHECK_FALSE(check_text("hello").is_json);
    CHECK_FALSE(check_geojson("/no/such/file").is_json);
}

TEST_CASE("a byte order mark is no fault of JSON") {
    CHECK(check_text("\xEF\xBB\xBF" + collection({at_106_22("")})).with_geometry == Numbers{1});
}

TEST_CASE("features with a geometry are numbered from 1") {
    std::string const text =
        collection({at_106_22(""), R"("geometry":null)", R"("properties":{})", shape("Point", "[]"),
                    shape("Point", R"(["a","b"])"), shape("Circle", "[1,2]")});
    CHECK(check_text(text).with_geometry == Numbers{1, 5, 6});
}

TEST_CASE("a feature alone is the first") {
    CHECK(check_text(R"({"type":"Feature",)" + at_106_22("") + "}").with_geometry == Numbers{1});
    CHECK(check_text(R"({"type":"Feature","geometry":null})").with_geometry.empty());
}

TEST_CASE("the old crs member is seen") {
    CHECK(check_text(collection({}, R"("crs":{"type":"name","properties":{"name":"EPSG:32648"}},)")).has_crs);
    CHECK_FALSE(check_text(collection({})).has_crs);
    CHECK_FALSE(check_text(collection({at_106_22(R"("crs":"EPSG:32648")")})).has_crs);
}
