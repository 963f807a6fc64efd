// Our GeoJSON reader against an outside witness: GDAL reads the same files.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "io/random_geojson.hpp"
#include "io/reader_difference.hpp"
#include "io/reading.hpp"

using namespace gatepost;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> map_files(fs::path const& folder) {
    std::vector<std::string> files;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".geojson" || entry.path().extension() == ".fgb") {
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

/// GeoJSON in every form; says how many texts.
std::size_t compare_texts(std::set<std::string>& met) {
    TempFolder const folder;
    constexpr std::uint32_t seeds = 450;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        auto const form = static_cast<RandomGeojson::Form>(seed % RandomGeojson::forms);
        bool const is_sequence = form == RandomGeojson::Form::lines || form == RandomGeojson::Form::records;
        std::string const path =
            folder.file(is_sequence ? "in.geojsonl" : "in.geojson", RandomGeojson(seed).text(form));
        INFO("seed " << seed);
        CHECK(difference_of_readers(path, &met) == nothing);
    }
    return seeds;
}

struct Format {
    std::string file;
    std::vector<std::string> options;
};

std::vector<Format> formats() {
    std::vector<std::string> const only_points{"-where", "OGR_GEOMETRY='POINT'", "-nlt", "POINT"};
    auto const with_points = [&](std::vector<std::string> options) {
        options.insert(options.end(), only_points.begin(), only_points.end());
        return options;
    };
    return {{"made.fgb", {"-f", "FlatGeobuf"}},
            {"made.gpkg", {"-f", "GPKG"}},
            {"points.shp", with_points({"-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"})},
            {"areas.shp", {"-f", "ESRI Shapefile", "-where", "OGR_GEOMETRY LIKE '%POLYGON'"}},
            {"made.csv", {"-f", "CSV", "-lco", "GEOMETRY=AS_WKT"}},
            {"made.kml", {"-f", "KML"}},
            {"points.gpx", with_points({"-f", "GPX", "-dsco", "GPX_USE_EXTENSIONS=YES"})},
            {"made.gml", {"-f", "GML"}}};
}

/// GDAL's versions of such texts in other formats; says how many could be compared.
std::size_t compare_layers(std::set<std::string>& met) {
    std::size_t compared = 0;
    for (std::uint32_t seed = 1000; seed < 1010; ++seed) {
        for (Format const& format : formats()) {
            TempFolder const folder;
            RandomGeojson made(seed);
            std::string const from = folder.file(
                "in.geojson", seed % 2 == 0 ? made.text() : made.text(RandomGeojson::Form::collection));
            std::string const to = (folder / format.file).string();
            INFO("seed " << seed << ", " << format.file);
            REQUIRE(translate_by_ogr(from, to, format.options));
            if (read_by_ogr(to).empty()) {
                CHECK_FALSE(failure_of(to).empty());  // GDAL wrote no XML: some letters cannot stand there
            } else {
                CHECK(difference_of_readers(to, &met) == nothing);
                ++compared;
            }
        }
    }
    return compared;
}

}  // namespace

TEST_CASE("the atlas, the base map and the test files are read as GDAL reads them") {
    std::size_t files = 0;
    for (char const* const folder :
         {GATEPOST_GEODATA "/atlas", GATEPOST_GEODATA "/basemap", GATEPOST_TEST_DATA}) {
        for (std::string const& path : map_files(folder)) {
            INFO(path);
            CHECK(difference_of_readers(path) == nothing);
            ++files;
        }
    }
    CHECK(files >= 19);
}

TEST_CASE("made collections of every kind are read as GDAL reads them", "[long]") {
    TempFolder const folder;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::string const path = folder.file("in.geojson", RandomGeojson(seed).text());
        INFO("seed " << seed);
        CHECK(difference_of_readers(path) == nothing);
    }
}

TEST_CASE("made texts and layers of every kind are read as GDAL reads them, but for what is stated",
          "[long]") {
    std::set<std::string> met;
    CHECK(compare_texts(met) + compare_layers(met) >= 500);
    for (StatedDifference const& difference : stated_differences) {
        INFO("not met: is it a difference? " << difference.what);
        CHECK(met.contains(difference.what));
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
