// Our FlatGeobuf reader against an outside witness: GDAL writes and reads the same files.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>

#include "io/flatgeobuf_reader.hpp"
#include "io/made_files.hpp"
#include "io/random_geojson.hpp"
#include "io/reader_difference.hpp"

using namespace gatepost;
namespace fs = std::filesystem;

namespace {

std::string flatgeobuf_of(TempFolder const& folder, std::string const& geojson,
                          std::string const& options = "") {
    return converted(folder, geojson, "made.fgb", options);
}

std::optional<FeatureTable> read_fast(std::string const& path, SourceOptions const& options = {},
                                      JobContext const& job = {}) {
    return read_flatgeobuf(std::make_shared<InputFile const>(path), options, job);
}

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(std::string const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("a FlatGeobuf of each bundled layer is read as GDAL reads it", "[long]") {
    TempFolder const folder;
    std::size_t made = 0;
    std::size_t files = 0;
    for (char const* const layers : {GATEPOST_GEODATA "/atlas", GATEPOST_GEODATA "/basemap"}) {
        for (auto const& entry : fs::directory_iterator(layers)) {
            if (entry.path().extension() == ".geojson") {
                INFO(entry.path().string());
                std::string const path = flatgeobuf_of(folder, bytes_of(entry.path().string()),
                                                       ++made % 2 == 0 ? "" : "-lco SPATIAL_INDEX=NO");
                if (fs::file_size(path) == 0) {
                    continue;  // GDAL writes none of a layer without places
                }
                REQUIRE(read_fast(path));
                CHECK(difference_of_readers(path) == nothing);
                ++files;
            }
        }
    }
    CHECK(files >= 14);
}

TEST_CASE("FlatGeobufs of every kind of geometry and field are read as GDAL reads them", "[long]") {
    TempFolder const folder;
    for (std::uint32_t seed = 0; seed < 15; ++seed) {
        INFO("seed " << seed);
        std::string const path = flatgeobuf_of(folder, RandomGeojson(seed).text(), "-lco SPATIAL_INDEX=NO");
        REQUIRE(read_fast(path));
        CHECK(difference_of_readers(path) == nothing);
    }
}

TEST_CASE("the CRS of a FlatGeobuf is read, by code or by WKT") {
    TempFolder const folder;
    std::string const points = many_points(10);
    for (std::string const crs :
         {"EPSG:32648", "EPSG:3405", "+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +ellps=WGS84"}) {
        INFO(crs);
        std::string const path = flatgeobuf_of(folder, points, "-t_srs '" + crs + "'");
        REQUIRE(read_fast(path));
        CHECK(difference_of_readers(path) == nothing);
        CHECK_FALSE(read_fast(path)->source_crs.is_geographic());
    }
}

TEST_CASE("attributes that stay in a large FlatGeobuf are those that GDAL reads") {
    TempFolder const folder;
    std::string const path = flatgeobuf_of(folder, many_points(60'000, 100));
    JobPool pool(2);
    auto const ours = read_fast(path, {}, context_outside(pool));
    REQUIRE(ours);
    CHECK(ours->attribute_file);
    CHECK(ours->attributes.empty());
    CHECK(ReaderDifference(*ours, read_by_ogr(path).at(0)).find() == nothing);

    std::ofstream(path, std::ios::app) << "more";
    CHECK(ours->row(7).text("attributes").find("has changed") != std::string::npos);
}

TEST_CASE("of a large FlatGeobuf only what lies in the view is read, all of it") {
    TempFolder const folder;
    std::string const path = flatgeobuf_of(folder, many_points(60'000));
    auto const whole = read_fast(path);
    REQUIRE(whole);
    for (Box const view :
         {Box{104, 21, 104.5, 21.5}, Box{0, 0, 1, 1}, Box{90, 10, 120, 30}, Box{105, 22, 105, 22}}) {
        SourceOptions options;
        options.view_lonlat = view;
        auto const part = read_fast(path, options);
        REQUIRE(part);
        std::vector<std::string> expected;
        for (std::size_t i = 0; i < whole->size(); ++i) {
            if (view.contains(whole->geometry.vertices_of(i).front())) {
                expected.push_back(whole->text(i, "number"));
            }
        }
        std::vector<std::string> found;
        for (std::size_t i = 0; i < part->size(); ++i) {
            if (view.contains(part->geometry.vertices_of(i).front())) {
                found.push_back(part->text(i, "number"));
            }
        }
        CHECK(found == expected);
        CHECK(part->size() <= expected.size() + 20);
    }
}

TEST_CASE("a FlatGeobuf that is broken off gives what comes before") {
    TempFolder const folder;
    std::string const index = GENERATE("NO", "YES");
    std::string const path = flatgeobuf_of(folder, many_points(20'000), "-lco SPATIAL_INDEX=" + index);
    FeatureTable const whole = *read_fast(path);
    std::string const bytes = bytes_of(path);
    write_bytes(path, bytes.substr(0, bytes.size() * 3 / 4));
    auto const part = read_fast(path);
    REQUIRE(part);
    CHECK(part->report.doubtful);
    REQUIRE(part->report.messages().size() == 1);
    CHECK(part->report.messages()[0].find(fmt::format("broken off at byte", part->size())) !=
          std::string::npos);
    CHECK(part->report.messages()[0].find(fmt::format("behind feature {};", part->size())) !=
          std::string::npos);
    REQUIRE(part->size() > 10'000);
    for (std::size_t i = 0; i < part->size(); ++i) {
        REQUIRE(is_same(part->geometry.vertices_of(i).front(), whole.geometry.vertices_of(i).front()));
    }
}

TEST_CASE("what is no FlatGeobuf, or one of another version, is not ours") {
    TempFolder const folder;
    CHECK_FALSE(read_fast(folder.file("a.fgb", "")));
    CHECK_FALSE(read_fast(folder.file("a.fgb", "fgb\3fgb")));
    CHECK_FALSE(read_fast(folder.file("a.fgb", std::string(100, 'x'))));
    CHECK_FALSE(read_fast(folder.file("a.fgb", std::string{"fgb\2fgb\0\0\0\0\0", 12})));
}
