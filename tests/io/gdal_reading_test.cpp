// What GDAL reads, in the process that reads it.
#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "io/gdal_process.hpp"
#include "io/made_files.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// The processes that this one has started and not yet done with.
std::vector<pid_t> children() {
    std::vector<pid_t> found;
    for (fs::directory_entry const& entry : fs::directory_iterator("/proc")) {
        std::string const name = entry.path().filename().string();
        std::ifstream file(entry.path() / "stat");
        std::string text;
        std::getline(file, text);
        std::size_t const bracket = text.rfind(')');
        if (name.find_first_not_of("0123456789") != std::string::npos || bracket == std::string::npos) {
            continue;
        }
        std::istringstream rest(text.substr(bracket + 1));
        std::string state;
        pid_t parent = 0;
        rest >> state >> parent;
        if (parent == ::getpid()) {
            found.push_back(std::stoi(name));
        }
    }
    return found;
}

std::set<std::string> listing(fs::path const& folder) {
    std::set<std::string> names;
    for (fs::directory_entry const& entry : fs::recursive_directory_iterator(folder)) {
        names.insert(entry.path().string());
    }
    return names;
}

/// What the first rows of a damaged file may say.
void damage(std::string const& path, std::uintmax_t offset, std::size_t bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(offset));
    file << std::string(bytes, '\xff');
}

}  // namespace

TEST_CASE("dates and times are ISO 8601, and whole numbers keep every digit") {
    TempFolder const folder;
    std::string const text = collection({at_106_22(
        R"("day":"2021/04/24","moment":"2021/04/24 10:00:07.25+07","utc":"2021-04-24T00:00:00Z","hour":"10:00:00","large":9007199254740993)")});
    FeatureTable const table = read_table(converted(folder, text, "in.gpkg", "-lco FID=key"));
    CHECK(table.text(0, "day") == "2021-04-24");
    CHECK_THAT(table.text(0, "moment"), Catch::StartsWith("2021-04-24T03:00:07.25") ||
                                            Catch::StartsWith("2021-04-24T10:00:07.25+07:00"));
    CHECK(table.text(0, "utc") == "2021-04-24T00:00:00Z");
    CHECK(table.text(0, "large") == "9007199254740993");
    FeatureTable const gml = read_table(converted(folder, text, "in.gml"));
    CHECK(gml.text(0, "hour") == "10:00:00");
    CHECK(gml.text(0, "moment") == "2021-04-24T10:00:07.25+07:00");
}

TEST_CASE("lists are JSON arrays and bytes are hexadecimal digits") {
    TempFolder const folder;
    std::string const text = collection({at_106_22(R"("n":[1,2],"r":[1.5,2],"s":["a","b \"c\" é"])")});
    FeatureTable const table = read_table(converted(folder, text, "in.gml"));
    CHECK(table.text(0, "n") == "[1,2]");
    CHECK(table.text(0, "r") == "[1.5,2]");
    CHECK(table.text(0, "s") == R"(["a","b \"c\" é"])");
    std::string const gpkg =
        converted(folder, text, "in.gpkg",
                  R"(-nln in -dialect sqlite -sql "SELECT geometry, x'00ff' AS b FROM \"from\"")");
    CHECK(read_table(gpkg).text(0, "b") == "00ff");
}

TEST_CASE("a damaged GeoPackage is told: how far it was read, and why no farther") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(3000, 200), "in.gpkg", "-lco SPATIAL_INDEX=NO");
    damage(path, fs::file_size(path) / 2 / 4096 * 4096, 4096);
    FeatureTable const table = read_table(path);
    CHECK(table.size() < 3000);
    CHECK(table.report.doubtful);
    REQUIRE_FALSE(table.report.messages().empty());
    CHECK(table.report.messages().size() <= 4);
    CHECK_THAT(table.report.messages()[0], Contains(path) && Contains("broke off") && Contains("damaged"));
    CHECK_THAT(table.report.messages()[1], Contains("announces 3000"));
}

TEST_CASE("features of a cut Shapefile are counted and named, not shown without a place") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(200), "in.shp");
    fs::resize_file(path, fs::file_size(path) * 6 / 10);
    FeatureTable const table = read_table(path);
    CHECK(table.count_unlocated() == 0);
    CHECK(table.report.skipped == 200 - table.size());
    CHECK(table.report.skipped > 70);
    CHECK(table.report.messages().size() == 4);
    CHECK_THAT(table.report.messages()[0], Contains("feature") && Contains("cut off"));
    CHECK_THAT(table.report.messages()[3], Contains("more"));
}

TEST_CASE("a layer that cannot be read costs itself, not the others of its source") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(3), "in.gpkg", "-nln a");
    for (char const* const name : {"b", "c"}) {
        REQUIRE(std::system(fmt::format("ogr2ogr -update '{}' '{}' -nln {} >/dev/null 2>&1", path,
                                        (folder / "from.geojson").string(), name)
                                .c_str()) == 0);
    }
    REQUIRE(std::system(
                fmt::format(
                    "python3 -c \"import sqlite3; c = sqlite3.connect('{}'); c.execute('DROP TRIGGER IF "
                    "EXISTS rtree_{}_geom_update1'); c.execute('CREATE TABLE keep AS SELECT name FROM "
                    "sqlite_master'); [c.execute('DROP TRIGGER IF EXISTS ' + chr(34) + n + chr(34)) for "
                    "(n,) in c.execute('SELECT name FROM sqlite_master WHERE type = ' + chr(39) + "
                    "'trigger' + chr(39)).fetchall()]; c.execute('DROP TABLE keep'); c.execute('UPDATE {} "
                    "SET geom = x' + chr(39) + '0102' + chr(39)); c.commit()\"",
                    path, "b", "b")
                    .c_str()) == 0);
    auto const tables = read_tables(path);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].name == "a");
    CHECK(tables[1].name == "c");
    CHECK(tables[0].report.doubtful);
    CHECK_THAT(tables[0].report.messages().at(0), Contains(path));
}

TEST_CASE("a cut MapInfo table is told, whichever of its files is cut") {
    char const* const part = GENERATE("in.map", "in.dat", "in.id");
    INFO(part);
    TempFolder const folder;
    std::string const path = converted(folder, many_points(200, 40), "in.tab");
    REQUIRE(read_table(path).size() == 200);
    fs::resize_file(folder / part, fs::file_size(folder / part) / 2);
    FeatureTable const table = read_table(path);
    CHECK(table.size() > 0);
    CHECK(table.size() < 200);
    CHECK(table.report.doubtful);
    REQUIRE_FALSE(table.report.messages().empty());
    CHECK_THAT(table.report.messages()[0], Contains(path) && Contains("broke off behind feature"));
}

TEST_CASE("a Shapefile without its index, or with half of it, is read whole") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(200), "in.shp");
    FeatureTable const whole = read_table(path);
    std::string const index = (folder / "in.shx").string();
    SECTION("missing") { fs::remove(index); }
    SECTION("half") { fs::resize_file(index, fs::file_size(index) / 2); }
    SECTION("in capitals") { fs::rename(index, folder / "in.SHX"); }
    SECTION("in capitals and small letters") {
        fs::rename(folder / "in.dbf", folder / "in.Dbf");
        fs::rename(index, folder / "in.Shx");
    }
    auto const before = listing(folder.path());
    FeatureTable const table = read_table(path);
    REQUIRE(table.size() == 200);
    CHECK(table.report.is_clean());
    CHECK(std::equal(table.geometry.vertices().begin(), table.geometry.vertices().end(),
                     whole.geometry.vertices().begin()));
    CHECK(table.text(150, "number") == "150");
    CHECK(table.name == "in");
    CHECK(listing(folder.path()) == before);
}

TEST_CASE("nothing is written beside a source, and nothing into it") {
    char const* const name = GENERATE("in.gpkg", "in.sqlite", "in.gml", "in.shp", "in.kml", "in.gpx",
                                      "in.csv", "in.tab", "in.dxf");
    INFO(name);
    TempFolder const folder;
    std::string const path = converted(folder, collection({at_106_22(R"("name":"a")")}), name,
                                       std::string{name} == "in.csv" ? "-lco GEOMETRY=AS_WKT" : "");
    if (std::string{name} == "in.gpkg") {
        REQUIRE(
            std::system(
                fmt::format(
                    "sqlite3 '{}' 'PRAGMA journal_mode=WAL' >/dev/null 2>&1 || python3 -c \"import sqlite3; "
                    "sqlite3.connect('{}').execute('PRAGMA journal_mode=WAL')\"",
                    path, path)
                    .c_str()) == 0);
    }
    auto const before = listing(folder.path());
    auto const written = fs::last_write_time(path);
    std::string const bytes = read_bytes(path);
    CHECK(read_tables(path).at(0).size() == 1);
    CHECK(listing(folder.path()) == before);
    CHECK(fs::last_write_time(path) == written);
    CHECK(read_bytes(path) == bytes);
}

TEST_CASE("what a database's own program left beside it stays there, and is told where it cannot be read") {
    TempFolder const folder;
    std::string const path = converted(folder, collection({at_106_22("")}), "in.gpkg");
    std::string const log = folder.file("in.gpkg-wal", std::string(5000, 'x'));
    auto const before = listing(folder.path());
    FeatureTable const table = read_table(path);
    CHECK(table.size() == 1);
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0), Contains("last changes are not shown"));
    CHECK(listing(folder.path()) == before);
    CHECK(fs::file_size(log) == 5000);
}

TEST_CASE("attributes left in the file are read by a process that ends with the table and may die once") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(60'000), "many.gpkg");
    {
        FeatureTable const table = read_table(path);
        REQUIRE(table.attribute_file);
        REQUIRE(children().size() == 1);
        CHECK(table.text(41'234, "number") == "41234");
        REQUIRE(children().size() == 1);
        ::kill(children().front(), SIGKILL);
        CHECK(table.text(41'235, "number") == "41235");
        std::ofstream(path, std::ios::app) << "x";
        fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::seconds(5));
        CHECK_THAT(table.text(41'236, "attributes"), Contains("has changed"));
    }
    CHECK(children().empty());
}

TEST_CASE("a cancelled reading ends at once, and its process with it") {
    TempFolder const folder;
    std::string const path = folder.file(
        "endless.vrt", "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>" +
                           folder.file("a.geojson", collection({at_106_22("")})) +
                           "</SrcDataSource><SrcSQL dialect='SQLITE'>WITH RECURSIVE c(x) AS (SELECT 1 UNION "
                           "ALL SELECT x+1 FROM c) "
                           "SELECT count(*) AS n FROM c</SrcSQL></OGRVRTLayer></OGRVRTDataSource>");
    std::stop_source stop;
    std::jthread const canceller([&] {
        while (children().empty()) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    CHECK_THROWS_WITH(read_source(path, {}, JobContext{stop.get_token()}), Contains("cancelled"));
    CHECK(children().empty());
}

TEST_CASE("what is no XML is not called JSON, and no option of a library is recommended") {
    TempFolder const folder;
    std::string const failure =
        failure_of(folder.file("in.kml", "<kml><Document><Placemark></Document></kml>"));
    CHECK_THAT(failure, Contains("in.kml") && Contains("XML") && !Contains("JSON"));
    CHECK_THAT(failure_of(folder.file("in.shp", "no shapes")), !Contains("SHAPE_"));
}

TEST_CASE("no message about a database holds its password") {
    for (std::string const source :
         {"PG:host=127.0.0.1 port=1 dbname=gis user=gp password='s3 cret'",
          "postgresql://gp:s3cret@127.0.0.1:1/gis", "PG:dbname=x password=my s3cret"}) {
        std::string const failure = failure_of(source);
        INFO(failure);
        CHECK_FALSE(failure.empty());
        CHECK_THAT(failure, !Contains("cret"));
        CHECK(std::count(failure.begin(), failure.end(), '\n') == 0);
    }
}
