#include "io/classify.hpp"

#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

TEST_CASE("GeoJSON is known by its ending, whatever its case") {
    CHECK(is_geojson_name("a.geojson"));
    CHECK(is_geojson_name("/x/y.z/A.GeoJSON"));
    CHECK(is_geojson_name("a.json"));
    CHECK_FALSE(is_geojson_name("a.geojson.zip"));
    CHECK_FALSE(is_geojson_name("geojson"));
    CHECK_FALSE(is_geojson_name(""));
}

TEST_CASE("a place in a file is a line and a character, both counted from 1") {
    std::string_view const text = "ab\ncd\n\nx";
    CHECK(place_after(text.substr(0, 0)) == "line 1, character 1");
    CHECK(place_after(text.substr(0, 1)) == "line 1, character 2");
    CHECK(place_after(text.substr(0, 3)) == "line 2, character 1");
    CHECK(place_after(text.substr(0, 6)) == "line 3, character 1");
    CHECK(place_after(text) == "line 4, character 2");
}

TEST_CASE("a character of several bytes is one") { CHECK(place_after("友谊关 ") == "line 1, character 5"); }

TEST_CASE("what may be GeoJSON passes the first look") {
    TempFolder const folder;
    for (char const* const text : {"{", "  \r\n\t{", "\xEF\xBB\xBF{", "\x1e{\"a\":1}"}) {
        CHECK_NOTHROW(check_readable(folder.file("a.geojson", text)));
    }
}

TEST_CASE("other endings are for GDAL to judge") {
    TempFolder const folder;
    CHECK_NOTHROW(check_readable(folder.file("a.kml", "<kml/>")));
    CHECK_NOTHROW(check_readable(folder.path()));
}

TEST_CASE("what cannot be GeoJSON is refused with its place") {
    TempFolder const folder;
    CHECK_THROWS_WITH(check_readable(folder.file("a.geojson", "\n  <html>")),
                      Contains("a.geojson") && Contains("line 2, character 3"));
}

TEST_CASE("layers of a folder are sorted by name") {
    TempFolder const folder;
    for (char const* const name : {"c.gpkg", "a.shp", "b.geojson", "a.dbf", "d.txt"}) {
        (void)folder.file(name, "x");
    }
    auto const layers = layers_in_folder(folder.path());
    REQUIRE(layers.size() == 3);
    CHECK(layers[0].filename() == "a.shp");
    CHECK(layers[2].filename() == "c.gpkg");
}
