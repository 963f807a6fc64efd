// Our GeoJSON reader against an outside witness: GDAL reads the same files.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "io/gdal_witness.hpp"
#include "io/random_geojson.hpp"
#include "io/reading.hpp"

using namespace gatepost;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> geojson_files(fs::path const& folder) {
    std::vector<std::string> files;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".geojson") {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string difference_in(std::string const& text) {
    TempFolder const folder;
    return difference_of_readers(folder.file("in.geojson", text));
}

}  // namespace

TEST_CASE("the atlas, the base map and the test files are read as GDAL reads them") {
    std::size_t files = 0;
    for (char const* const folder :
         {GATEPOST_GEODATA "/atlas", GATEPOST_GEODATA "/basemap", GATEPOST_TEST_DATA}) {
        for (std::string const& path : geojson_files(folder)) {
            INFO(path);
            CHECK(difference_of_readers(path) == nothing);
            ++files;
        }
    }
    CHECK(files >= 19);
}

TEST_CASE("made collections of every kind are read as GDAL reads them") {
    TempFolder const folder;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::string const path = folder.file("in.geojson", RandomGeojson(seed).text());
        INFO("seed " << seed);
        CHECK(difference_of_readers(path) == nothing);
    }
}

TEST_CASE("an outer ring without coordinates is no polygon, and neither are its holes") {
    std::string const hole = "[[106,22],[107,22],[107,23],[106,22]]";
    CHECK(difference_in(collection({at_106_22(""), shape("Polygon", "[[]," + hole + "]")})) == nothing);
    CHECK(difference_in(collection({at_106_22(""), shape("MultiPolygon", "[[[]," + hole + "]]")})) ==
          nothing);
    CHECK(difference_in(collection({at_106_22(""), shape("MultiPolygon", "[[],[" + hole + "]]")})) ==
          nothing);
}

TEST_CASE("a member of a feature that only sounds like geometry is none") {
    CHECK(difference_in(collection({R"("coordinates":"known",)" + at_106_22("")})) == nothing);
    CHECK(difference_in(collection({R"("geometries":"several",)" + at_106_22("")})) == nothing);
}

TEST_CASE("numbers of twenty digits and more are read as GDAL reads them") {
    for (char const* const number :
         {"0.70583111606538300001", "-0.36442863941192626953", "0.99999999999999999999",
          "0.000000000000000000001234567890123456789012345", "12345678901234567890.5e-19",
          "1.7976931348623157e-300", "179.99999999999999999999999999",
          "0.10000000000000000555111512312578270"}) {
        INFO(number);
        std::string const place = fmt::format("[{},22]", number);
        CHECK(difference_in(collection({shape("Point", place)})) == nothing);
        CHECK(difference_in(collection({at_106_22(fmt::format("\"a\":{}", number))})) == nothing);
    }
}

TEST_CASE("ids are read as GDAL reads them") {
    for (char const* const id :
         {"1", "-5", R"("a")", R"("")", R"("\u00e9")", "null ", "null\n", "4.5", "true"}) {
        INFO(id);
        CHECK(difference_in(collection({fmt::format("\"id\":{},", id) + at_106_22("\"a\":1")})) == nothing);
    }
}

TEST_CASE("ids that GDAL bends are read as they are") {
    auto const id_of = [](std::string const& id) {
        return read_text(collection({"\"id\":" + id + "," + at_106_22(""), R"("id":"B",)" + at_106_22("")}));
    };
    CHECK(id_of("7").id_of(0) == "7");
    CHECK(id_of("7").id_of(1) == "B");
    CHECK(id_of("12345678901234567890").id_of(0) == "12345678901234567890");
    CHECK(std::stod(id_of("1e3").id_of(0)) == 1000);
    CHECK(id_of("null ").id_of(0) == "1");
    CHECK(id_of(R"({"a":1})").id_of(0) != "{");
}

TEST_CASE("a field that comes twice has its last value") {
    CHECK(difference_in(collection({at_106_22(R"("a":1,"a":2)"), at_106_22(R"("a":"x","a":"y")")})) ==
          nothing);
    CHECK(difference_in(collection({at_106_22(R"("a":1,"a":null)"), at_106_22(R"("a":3)")})) == nothing);
}

TEST_CASE("features without properties have their other members as attributes") {
    std::string const place = R"("geometry":{"type":"Point","coordinates":[106,22]})";
    CHECK(difference_in(collection({R"("name":"Hữu Nghị","beds":7,)" + place})) == nothing);
    CHECK(difference_in(collection({R"("name":"Hữu Nghị",)" + place, at_106_22(R"("name":"Tân Thanh")")})) ==
          nothing);
}

TEST_CASE("what Esri calls JSON is read as GDAL reads it") {
    CHECK(
        difference_in(
            R"({"displayFieldName":"name","geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},)"
            R"("fields":[{"name":"name","type":"esriFieldTypeString","alias":"name","length":20}],)"
            R"("features":[{"attributes":{"name":"G06"},"geometry":{"x":106,"y":22}}]})") == nothing);
}
