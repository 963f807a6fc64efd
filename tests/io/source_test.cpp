#include "io/source.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stop_token>

#include "geo/transformer.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::string const one_gate = collection({at_106_22(R"("name":"Hữu Nghị")")});

std::string crs_member(std::string const& name) {
    return R"("crs":{"type":"name","properties":{"name":")" + name + "\"}},";
}

/// Enough features that GDAL reads them as a stream.
std::string large_collection(std::size_t count) {
    return collection(std::vector<std::string>(
        count, at_106_22(R"("name":"Hữu Nghị","notes":"a border gate like others")")));
}

}  // namespace

TEST_CASE("a table is called by its file's name without the ending") {
    CHECK(read_text(one_gate, {}, "my gates.geojson").name == "my gates");
    CHECK(read_text(one_gate, {}, "GATES.JSON").name == "GATES");
}

TEST_CASE("a file that says nothing of its CRS is longitude and latitude") {
    FeatureTable const table = read_text(one_gate);
    CHECK(table.source_crs == Crs::wgs84());
    CHECK(table.report.is_clean());
}

TEST_CASE("a person may say what CRS a file is in that does not say itself") {
    SourceOptions const utm{Crs::parse("EPSG:32648")};
    TempFolder const folder;
    CHECK(read_table(folder.file("points.csv", "name,X,Y\nHN,588761,2325539\n"), utm).source_crs ==
          *utm.assumed_crs);
    FeatureTable const table = read_text(collection({shape("Point", "[588761,2325539]")}), utm);
    CHECK(table.source_crs == *utm.assumed_crs);
    CHECK(table.geometry.bounds_of(0) == Box{588761, 2325539, 588761, 2325539});
    CHECK(table.report.is_clean());
}

TEST_CASE("a file that says its CRS is believed, whatever a person says") {
    SourceOptions const said{Crs::parse("EPSG:3405")};
    CHECK(read_table(GATEPOST_TEST_DATA "/old_crs.geojson", said).source_crs.code() == "EPSG:32648");
    CHECK(read_table(GATEPOST_TEST_DATA "/posts.kml", said).source_crs.is_geographic());
}

TEST_CASE("an old crs member is read right") {
    FeatureTable const table = read_table(GATEPOST_TEST_DATA "/old_crs.geojson");
    CHECK(table.source_crs.code() == "EPSG:32648");
    Point const lonlat = Transformer(table.source_crs, Crs::wgs84()).forward(table.geometry.vertices()[0]);
    CHECK(distance(lonlat, {105.8542, 21.0285}) < 1e-6);
    CHECK(table.report.is_clean());
}

TEST_CASE("the old ways to say longitude and latitude are known") {
    for (char const* const name :
         {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}) {
        FeatureTable const table = read_text(collection({at_106_22("")}, crs_member(name)));
        INFO(name);
        CHECK(table.source_crs.is_geographic());
        CHECK(table.geometry.bounds_of(0) == Box{106, 22, 106, 22});
        CHECK(table.report.is_clean());
    }
}

TEST_CASE("an unknown CRS makes a file doubtful and says what it was read as") {
    FeatureTable const table =
        read_text(collection({at_106_22("")}, crs_member("urn:ogc:def:crs:EPSG::999999")));
    CHECK(table.report.doubtful);
    CHECK(table.source_crs == Crs::wgs84());
    REQUIRE_FALSE(table.report.messages().empty());
    CHECK_THAT(table.report.messages()[0], Contains("CRS") && Contains("not known") && Contains("-a_srs"));
}

TEST_CASE("an unknown CRS is taken for the one a person says, without a doubt") {
    SourceOptions const said{Crs::parse("EPSG:4756")};
    FeatureTable const table =
        read_text(collection({at_106_22("")}, crs_member("urn:ogc:def:crs:EPSG::999999")), said);
    CHECK(table.source_crs == *said.assumed_crs);
    CHECK_FALSE(table.report.doubtful);
}

TEST_CASE("a file that is not there is said not to be") {
    CHECK_THAT(failure_of("/no/such/gates.geojson"),
               Contains("/no/such/gates.geojson") && Contains("no such file"));
}

TEST_CASE("a file of 0 bytes is said to be empty") {
    CHECK_THAT(failure_of_text(""), Contains("in.geojson") && Contains("0 bytes"));
    CHECK_THAT(failure_of_text("", "in.gpkg"), Contains("in.gpkg") && Contains("0 bytes"));
}

TEST_CASE("what is no GeoJSON at all is said to be none") {
    for (char const* const text : {"hello", "[1,2]", "<kml/>", "\n\n  \n", "\x89PNG\r\n"}) {
        INFO(text);
        CHECK_THAT(failure_of_text(text),
                   Contains("in.geojson") && Contains("not GeoJSON") && Contains("line "));
    }
}

TEST_CASE("JSON of another kind is said to be JSON") {
    CHECK_THAT(failure_of_text(R"({"hello":"world"})"),
               Contains("in.geojson") && Contains("JSON, but not GeoJSON"));
    CHECK_THAT(failure_of_text(R"({"type":"Nonsense"})"), Contains("in.geojson") && Contains("not GeoJSON"));
}

TEST_CASE("a file that breaks off in its first feature is an error that says where") {
    std::string const small = one_gate.substr(0, one_gate.size() / 2);
    CHECK_THAT(failure_of_text(small), Contains("in.geojson") && Contains("line "));
}

TEST_CASE("a file that breaks off gives what comes before, and says where") {
    std::string const whole = large_collection(20'000);
    FeatureTable const table = read_text(whole.substr(0, whole.size() / 2));
    std::size_t const features = table.size();
    CHECK(features > 9'990);
    CHECK(features < 10'010);
    CHECK(table.text(features - 1, "name") == "Hữu Nghị");
    CHECK(table.report.doubtful);
    REQUIRE(table.report.messages().size() == 1);
    CHECK_THAT(table.report.messages()[0], Contains(fmt::format("line {}", features + 2)) &&
                                               Contains(fmt::format("feature {};", features)));
}

TEST_CASE("one wrong comma in a large file costs one feature and is named") {
    std::string text = large_collection(20'000);
    std::size_t const place = text.find("22]", text.size() * 3 / 4);
    text.insert(place, ",");
    FeatureTable const table = read_text(text);
    CHECK(table.size() == 19'999);
    CHECK(table.report.skipped == 1);
    auto const line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n') + 1;
    CHECK_THAT(table.report.messages().at(0), Contains(fmt::format("feature {} (line {})", line - 1, line)));
}

TEST_CASE("a message is one line") {
    for (std::string const& text :
         {std::string("{"), one_gate.substr(0, 50), std::string("{\n\"a\":\n}"), std::string("x")}) {
        std::string const message = failure_of_text(text);
        CHECK_FALSE(message.empty());
        CHECK(message.find('\n') == std::string::npos);
    }
}

TEST_CASE("a byte order mark and Windows line ends do not matter") {
    CHECK(read_text("\xEF\xBB\xBF" + one_gate).text(0, "name") == "Hữu Nghị");
    std::string windows = one_gate;
    for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2) {
        windows.replace(at, 1, "\r\n");
    }
    CHECK(read_text(windows).size() == 1);
}

TEST_CASE("large files are read whole") {
    FeatureTable const table = read_text(large_collection(20'000));
    CHECK(table.size() == 20'000);
    CHECK(table.text(19'999, "name") == "Hữu Nghị");
    CHECK(table.report.is_clean());
}

TEST_CASE("reading tells how far it is and stops when it is told to") {
    TempFolder const folder;
    std::string const path = folder.file("in.geojson", large_collection(5'000));
    std::atomic<float> progress{0};
    (void)read_source(path, {}, JobContext{{}, 0, &progress});
    CHECK(progress > 0.5F);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(read_source(path, {}, JobContext{stop.get_token(), 0, nullptr}), Error);
}

TEST_CASE("a sequence of features, one a line, is read") {
    std::string const feature = R"({"type":"Feature",)" + at_106_22(R"("a":1)") + "}\n";
    CHECK(read_text(feature + feature + feature, {}, "in.geojsonl").size() == 3);
    CHECK(read_text("\x1e" + feature + "\x1e" + feature, {}, "in.geojsons").size() == 2);
    CHECK(read_text("\x1e" + feature + "\x1e" + feature, {}, "in.json").size() == 2);
}

TEST_CASE("other formats are read too") {
    FeatureTable const table = read_table(GATEPOST_TEST_DATA "/posts.kml");
    REQUIRE(table.size() == 2);
    CHECK(table.text(0, "Name") == "Đồn Hữu Nghị");
    CHECK(table.geometry.bounds_of(1) == Box{106.72, 21.99, 106.72, 21.99});
    CHECK(table.source_crs.is_geographic());
}

TEST_CASE("a stream is read like a file, and an empty one is an error") {
    TempFolder const folder;
    std::FILE* const stream = std::fopen(folder.file("in", one_gate).c_str(), "rb");
    CHECK(read_stream(stream, "standard input", {}, JobContext{}).at(0).text(0, "name") == "Hữu Nghị");
    CHECK_THROWS_WITH(read_stream(stream, "standard input", {}, JobContext{}),
                      Contains("standard input") && Contains("0 bytes"));
    std::fclose(stream);
}

TEST_CASE("a stream that is no GeoJSON is called by its name, not by ours") {
    TempFolder const folder;
    std::FILE* const stream = std::fopen(folder.file("in", R"({"hello":"world"})").c_str(), "rb");
    CHECK_THROWS_WITH(read_stream(stream, "standard input", {}, JobContext{}),
                      Contains("standard input: JSON, but not GeoJSON"));
    std::fclose(stream);
}

TEST_CASE("a folder stands for its layers by name, and nothing else in it") {
    TempFolder const folder;
    std::string const b = folder.file("b.geojson", one_gate);
    std::string const a = folder.file("a.JSON", one_gate);
    (void)folder.file("readme.txt", "x");
    fs::create_directory(folder / "c.geojson");
    CHECK(expand_source(folder.path().string()) == std::vector<std::string>{a, b});
}

TEST_CASE("a folder without layers is an error that names it") {
    TempFolder const folder;
    (void)folder.file("readme.txt", "x");
    CHECK_THROWS_WITH(expand_source(folder.path().string()),
                      Contains(folder.path().string()) && Contains("no layers"));
}

TEST_CASE("a file, standard input and a connection stand for themselves") {
    for (char const* const source : {"gates.geojson", "-", "PG:dbname=x", "/vsizip/a.zip"}) {
        CHECK(expand_source(source) == std::vector<std::string>{source});
    }
}

TEST_CASE("a file may have a colon in its name") {
    CHECK(read_text(one_gate, {}, "data:2024.geojson").name == "data:2024");
}
