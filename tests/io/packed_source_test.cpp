#include <catch2/catch.hpp>
#include <filesystem>

#include "base/scratch_folder.hpp"
#include "io/made_files.hpp"
#include "io/packed.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

std::string const gate = collection({at_106_22(R"("name":"Hữu Nghị")")});

std::vector<std::string> names_of(std::vector<FeatureTable> const& tables) {
    std::vector<std::string> names;
    for (FeatureTable const& table : tables) {
        names.push_back(table.name);
    }
    return names;
}

/// Everything that this process leaves in the temporary folder is seen there.
class OwnTemporaryFolder {
  public:
    OwnTemporaryFolder() { setenv("TMPDIR", m_folder.path().c_str(), 1); }  // NOLINT(concurrency-mt-unsafe)
    ~OwnTemporaryFolder() { unsetenv("TMPDIR"); }                           // NOLINT(concurrency-mt-unsafe)
    OwnTemporaryFolder(OwnTemporaryFolder const&) = delete;
    OwnTemporaryFolder& operator=(OwnTemporaryFolder const&) = delete;

    [[nodiscard]] bool is_empty() const { return fs::is_empty(m_folder.path()); }

  private:
    TempFolder m_folder;
};

std::string repeated(char byte) {
    std::string text;
    text.resize(100'000'000, byte);
    return text;
}

}  // namespace

TEST_CASE("a zip archive is the layers in it, in folders too, and nothing else in it") {
    TempFolder const folder;
    std::string const path = zipped(folder, "Gates.ZIP",
                                    {{"a/north.GEOJSON", gate},
                                     {"south.geojson.gz", gzipped(gate)},
                                     {"__MACOSX/._south.geojson", "x"},
                                     {"photo.jpg", "x"},
                                     {"../evil.geojson", gate}});
    auto const tables = read_tables(path);
    CHECK(names_of(tables) == std::vector<std::string>{"north", "south"});
    CHECK(tables[0].text(0, "name") == "Hữu Nghị");
    CHECK_FALSE(fs::exists(folder.path().parent_path() / "evil.geojson"));
}

TEST_CASE("a zipped shapefile has its attributes, and a KMZ the name of its file") {
    TempFolder const folder;
    (void)converted(folder, gate, "posts.shp", "-lco ENCODING=UTF-8");
    std::map<std::string, std::string> parts;
    for (std::string const ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
        parts["posts." + ending] = read_bytes(folder / ("posts." + ending));
    }
    FeatureTable const table = read_table(zipped(folder, "download.zip", parts));
    CHECK(table.name == "posts");
    CHECK(table.text(0, "name") == "Hữu Nghị");
    std::string const kml = read_bytes(GATEPOST_TEST_DATA "/posts.kml");
    CHECK(names_of(read_tables(zipped(folder, "places.kmz", {{"doc.kml", kml}}))) ==
          std::vector<std::string>{"places"});
}

TEST_CASE("any format may be compressed") {
    TempFolder const folder;
    for (std::string const name : {"a.fgb", "a.gpkg", "a.kml"}) {
        std::string const bytes = read_bytes(converted(folder, gate, name));
        FeatureTable const table = read_table(folder.file(name + ".GZ", gzipped(bytes)));
        CHECK(table.size() == 1);
        CHECK(table.name == "a");
    }
}

TEST_CASE(
    "attributes that stay in an unpacked file can be read while the table lives, and nothing stays behind") {
    TempFolder const folder;
    std::string const gpkg = read_bytes(converted(folder, many_points(50'000), "many.gpkg"));
    std::string const path = folder.file("many.gpkg.gz", gzipped(gpkg));
    OwnTemporaryFolder const temporary;
    {
        FeatureTable const table = read_table(path);
        REQUIRE(table.attribute_file);
        CHECK(table.text(49'999, "number") == "49999");
        CHECK_FALSE(temporary.is_empty());
    }
    CHECK(temporary.is_empty());
}

TEST_CASE("archives in archives are read, but not without end") {
    TempFolder const folder;
    std::string path = zipped(folder, "0.zip", {{"gate.geojson", gate}});
    for (int depth = 1; depth <= 6; ++depth) {
        path = zipped(folder, std::to_string(depth) + ".zip", {{"in.zip", read_bytes(path)}});
    }
    CHECK(read_table((folder / "3.zip").string()).name == "gate");
    CHECK_THROWS_WITH(read_tables(path), Contains("6.zip/in.zip/in.zip") && Contains("too many"));
}

TEST_CASE("what unpacks to gigabytes is stopped, and named", "[long]") {
    TempFolder const folder;
    OwnTemporaryFolder const temporary;
    // Stopped by its size, or on a busy machine by the time. Gzip members joined are one text: 1.1 GB of
    // blanks behind a bracket in a few small pieces.
    std::string bomb = gzipped(R"({"features":[)");
    std::string const blanks = gzipped(repeated(' '));
    for (int i = 0; i < 11; ++i) {
        bomb += blanks;
    }
    CHECK_THROWS_WITH(read_tables(folder.file("bomb.geojson.gz", bomb)),
                      Contains("bomb.geojson.gz: ") &&
                          (Contains("unpacks to more than 1000 MB") || Contains("takes too long")));
    std::string const zip = zipped(folder, "bomb.zip", {{"a.kml.gz", bomb}, {"b.geojson", gate}});
    CHECK_THROWS_WITH(read_tables(zip), Contains("bomb.zip: ") && (Contains("unpacks to more than 1000 MB") ||
                                                                   Contains("takes too long")));
    CHECK(temporary.is_empty());
}

TEST_CASE("what is no JSON is refused before it is unpacked") {
    TempFolder const folder;
    OwnTemporaryFolder const temporary;
    std::string const path = folder.file("zero.geojson.gz", gzipped(repeated('\0')));
    CHECK_THROWS_WITH(read_tables(path), Contains("zero.geojson.gz: not GeoJSON"));
}

TEST_CASE("a compressed file that ends early at a line's end is told of, and what came is there") {
    TempFolder const folder;
    std::string lines;
    for (int i = 0; i < 2000; ++i) {
        lines += R"({"type":"Feature",)" + at_106_22(fmt::format(R"("n":{})", i * 7919 % 2000)) + "}\n";
    }
    std::string const packed = gzipped(lines);
    FeatureTable const table = read_table(
        folder.file("cut.geojsonl.gz", packed.substr(0, packed.size() - 8)));  // the checksum is gone
    CHECK(table.size() == 2000);
    CHECK_FALSE(table.report.is_clean());
    CHECK_THAT(table.report.messages().at(0), Contains("cut.geojsonl.gz") && Contains("ends early"));
}

TEST_CASE("what cannot be read in an archive is told beside what can") {
    TempFolder const folder;
    auto const tables =
        read_tables(zipped(folder, "mixed.zip", {{"bad.geojson", "x"}, {"good.geojson", gate}}));
    CHECK(names_of(tables) == std::vector<std::string>{"good"});
    CHECK_THAT(tables[0].report.messages().at(0), Contains("mixed.zip/bad.geojson: not GeoJSON"));
    CHECK(tables[0].report.doubtful);
}

TEST_CASE("a name that no folder takes costs that file, not the archive") {
    TempFolder const folder;
    SECTION("too long") {
        auto const tables = read_tables(
            zipped(folder, "a.zip", {{std::string(300, 'n') + ".geojson", gate}, {"good.geojson", gate}}));
        CHECK(names_of(tables) == std::vector<std::string>{"good"});
        CHECK_THAT(tables[0].report.messages().at(0),
                   Contains("a.zip/nnn") && Contains("cannot be unpacked"));
    }
    SECTION("a folder where a file is") {
        auto const tables =
            read_tables(zipped(folder, "a.zip", {{"a.geojson", gate}, {"a.geojson/b.geojson", gate}}));
        CHECK(names_of(tables) == std::vector<std::string>{"a"});
        CHECK_THAT(tables[0].report.messages().at(0), Contains("a.zip/a.geojson/b.geojson"));
    }
    SECTION("twice") {
        std::string bytes = read_bytes(zipped(folder, "a.zip", {{"a.geojson", gate}, {"b.geojson", gate}}));
        for (std::size_t at = bytes.find("b.geojson"); at != std::string::npos;
             at = bytes.find("b.geojson")) {
            bytes.replace(at, 1, "a");
        }
        auto const tables = read_tables(folder.file("twice.zip", bytes));
        CHECK(names_of(tables) == std::vector<std::string>{"a"});
        CHECK_THAT(tables[0].report.messages().at(0), Contains("twice.zip/a.geojson") && Contains("twice"));
    }
}

TEST_CASE("an archive whose list of files is damaged is told, and what the list still names is read") {
    TempFolder const folder;
    std::string bytes = read_bytes(zipped(folder, "a.zip", {{"a.geojson", gate}, {"b.geojson", gate}}));
    std::size_t const second = bytes.rfind("PK\x01\x02");
    REQUIRE(second != bytes.find("PK\x01\x02"));
    bytes[second] = 'X';
    auto const tables = read_tables(folder.file("b.zip", bytes));
    CHECK(names_of(tables) == std::vector<std::string>{"a"});
    CHECK(tables[0].report.doubtful);
    CHECK_THAT(tables[0].report.messages().at(0), Contains("b.zip: its list of files is damaged"));
}

TEST_CASE("what ends early is told also where other things are wrong with it") {
    TempFolder const folder;
    std::string lines;
    for (int i = 0; i < 6; ++i) {
        lines += R"({"type":"Feature",)" + at_106_22(R"("n":nul)") + "}\n";
    }
    std::string const packed = gzipped(lines);
    FeatureTable const table =
        read_table(folder.file("cut.geojsonl.gz", packed.substr(0, packed.size() - 8)));
    CHECK(table.report.messages().size() == 4);
    CHECK_THAT(table.report.messages().back(), Contains("cut.geojsonl.gz: and 4 more"));
}

TEST_CASE("a table in an archive that GDAL opens is placed and decoded as one beside it") {
    TempFolder const folder;
    std::string const zip =
        zipped(folder, "a.zip", {{"in/gates.csv", "name,lon,lat\n\xD3\xD1\xD2\xEA\xB9\xD8,106.7,22\n"}});
    FeatureTable const table = read_table("/vsizip/" + zip + "/in/gates.csv");
    CHECK(table.count_unlocated() == 0);
    CHECK(table.text(0, "name") == "友谊关");
}

TEST_CASE("archives that are none, or empty of layers, say so") {
    TempFolder const folder;
    CHECK_THAT(failure_of_text("PK", "a.zip"), Contains("a.zip") && Contains("no zip archive"));
    CHECK_THAT(failure_of(zipped(folder, "b.zip", {{"photo.jpg", "x"}})), Contains("b.zip: no layers"));
    std::string const whole = read_bytes(zipped(folder, "c.zip", {{"a.geojson", gate}}));
    CHECK_THAT(failure_of(folder.file("d.zip", whole.substr(0, whole.size() / 2))),
               Contains("not copied whole"));
}

TEST_CASE("without a temporary folder there is a message that names the file") {
    TempFolder const folder;
    std::string const zip = zipped(folder, "a.zip", {{"a.geojson", gate}});
    std::string const gz = folder.file("a.geojson.gz", gzipped(gate));
    setenv("TMPDIR", "/no/such/folder", 1);  // NOLINT(concurrency-mt-unsafe): no thread runs
    CHECK_THAT(failure_of(zip), Contains("a.zip") && Contains("/no/such/folder"));
    CHECK_THAT(failure_of(gz), Contains("a.geojson.gz") && Contains("/no/such/folder"));
    unsetenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
}

TEST_CASE("a folder with links that lead to themselves and folders nobody may read is read all the same") {
    TempFolder const folder;
    (void)folder.file("a.geojson", gate);
    fs::create_symlink("b.geojson", folder / "b.geojson");
    fs::create_directory(folder / "c.geojson");
    fs::permissions(folder / "c.geojson", fs::perms::none);
    auto const files = expand_source(folder.path().string());
    CHECK(files ==
          std::vector<std::string>{(folder / "a.geojson").string(), (folder / "b.geojson").string()});
    CHECK_THAT(failure_of(files[1]), Contains("b.geojson: the file cannot be read"));
}
