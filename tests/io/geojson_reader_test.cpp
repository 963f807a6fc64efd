// Files of more than one window (1 MB): cut anywhere, parsed by several workers, attributes left in the file.
#include "io/geojson_reader.hpp"

#include <catch2/catch.hpp>

#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "io/reading.hpp"
#include "io/spool.hpp"
#include "io/table_difference.hpp"

using namespace gatepost;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t megabyte = 1U << 20U;

/// Feature `i` of a large file, without the word Feature: some 200 bytes, at (i/1000, -i/2000).
std::string gate(std::size_t i) {
    return fmt::format(R"("id":"G{0}","properties":{{"name":"Cửa khẩu {0}","number":{0},"notes":"{1}"}},)"
                       R"("geometry":{{"type":"Point","coordinates":[{2},{3}]}})",
                       i, std::string(20 + i % 97, 'x'), static_cast<double>(i % 180'000) / 1000,
                       -static_cast<double>(i % 180'000) / 2000);
}

std::vector<std::string> gates(std::size_t count) {
    std::vector<std::string> features(count);
    for (std::size_t i = 0; i < count; ++i) {
        features[i] = gate(i);
    }
    return features;
}

std::string sequence(std::size_t count, std::string const& before, std::string const& behind) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += fmt::format(R"({}{{"type":"Feature",{}}}{})", before, gate(i), behind);
    }
    return text;
}

/// What is wrong with a table that should hold gates 0 … count.
std::string fault_in_gates(FeatureTable const& table, std::size_t count) {
    if (table.size() != count) {
        return fmt::format("{} features", table.size());
    }
    std::string fault;
    table.for_each_row([&](AttributeRow const& row) {
        std::size_t const i = row.feature();
        auto const lonlat = table.geometry.vertices()[i];
        bool const is_right = lonlat == Point{static_cast<double>(i % 180'000) / 1000,
                                              -static_cast<double>(i % 180'000) / 2000} &&
                              row.text("name") == fmt::format("Cửa khẩu {}", i) &&
                              row.id() == fmt::format("G{}", i);
        fault = is_right ? "" : fmt::format("feature {}: {} '{}'", i, row.id(), row.text("name"));
        return is_right;
    });
    return fault;
}

/// Reads in a job with two helpers beside it.
FeatureTable read_on_pool(std::string const& path) {
    JobPool pool(3);
    return Job<FeatureTable>(pool,
                             [&](JobContext const& job) {
                                 return std::move(read_source(path, SourceOptions{}, job).at(0));
                             })
        .get();
}

/// Reads it alone and with helpers; says how the two differ, and gives the second.
FeatureTable read_both_ways(std::string const& text, std::string const& name = "in.geojson") {
    TempFolder const folder;
    std::string const path = folder.file(name, text);
    FeatureTable const alone = read_table(path);
    FeatureTable table = read_on_pool(path);
    CHECK(table_difference(alone, table) == nothing);
    CHECK(alone.report.messages() == table.report.messages());
    return table;
}

std::string compressed(fs::path const& path, std::string const& text) {
    gzFile const file = gzopen(path.c_str(), "wb1");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    return path.string();
}

std::size_t line_at(std::string const& text, std::size_t byte) {
    return static_cast<std::size_t>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n')) +
           1;
}

/// A feature whose property holds features that begin as it does.
std::string gate_with_features_inside(std::size_t i, std::size_t inside) {
    std::string text = fmt::format(R"("properties":{{"name":"Cửa khẩu {}","parts":[)", i);
    for (std::size_t part = 0; part < inside; ++part) {
        text += (part > 0 ? "," : "") + std::string{R"({"type":"Feature",)"} + gate(part) + "}";
    }
    return text + R"(]},"geometry":{"type":"Point","coordinates":[106,22]})";
}

std::string long_line(std::size_t vertices) {
    std::string text = R"("properties":{"name":"long"},"geometry":{"type":"LineString","coordinates":[)";
    for (std::size_t i = 0; i < vertices; ++i) {
        text += fmt::format("{}[{},{}]", i > 0 ? "," : "", static_cast<double>(i % 1000) / 10, 22);
    }
    return text + "]}";
}

}  // namespace

TEST_CASE("a file of several windows is read whole, alone and with helpers") {
    std::string const text = collection(gates(30'000));
    REQUIRE(text.size() > 5 * megabyte);
    FeatureTable const table = read_both_ways(text);
    CHECK(fault_in_gates(table, 30'000) == nothing);
    CHECK(table.report.is_clean());
    CHECK_FALSE(table.attribute_file);
}

TEST_CASE("it does not matter where in a feature a window ends", "[long]") {
    std::vector<std::string> const features = gates(12'000);
    for (std::size_t shift = 0; shift < 260; shift += 13) {
        FeatureTable const table =
            read_text(collection(features, R"("name":")" + std::string(shift, 'x') + "\","));
        INFO("shifted by " << shift);
        REQUIRE(fault_in_gates(table, 12'000) == nothing);
        REQUIRE(table.report.is_clean());
    }
}

TEST_CASE("features on lines of their own, with blanks between all marks, are told apart too") {
    std::string text = "{ \"type\" : \"FeatureCollection\" ,\r\n \"features\" : [";
    for (std::size_t i = 0; i < 12'000; ++i) {
        text += (i > 0 ? std::string{" ,"} : std::string{}) + "\r\n\t{\n \"type\" : \"Feature\" , " +
                gate(i) + "\n}";
    }
    FeatureTable const table = read_both_ways(text + "\r\n]\r\n}");
    CHECK(fault_in_gates(table, 12'000) == nothing);
    CHECK(table.report.is_clean());
}

TEST_CASE("features inside a feature's properties are not the file's") {
    std::vector<std::string> features(60);
    for (std::size_t i = 0; i < features.size(); ++i) {
        features[i] = gate_with_features_inside(i, 300);
    }
    std::string const text = collection(features);
    REQUIRE(text.size() > 3 * megabyte);
    FeatureTable const table = read_both_ways(text);
    REQUIRE(table.size() == 60);
    CHECK(table.text(59, "name") == "Cửa khẩu 59");
    CHECK(table.report.is_clean());
}

TEST_CASE("only one feature with features inside costs no other feature anything") {
    std::vector<std::string> features = gates(12'000);
    features[5'000] = gate_with_features_inside(5'000, 10'000);
    FeatureTable const table = read_both_ways(collection(features));
    CHECK(table.size() == 12'000);
    CHECK(table.text(5'000, "name") == "Cửa khẩu 5000");
    CHECK(table.text(11'999, "name") == "Cửa khẩu 11999");
    CHECK(table.report.is_clean());
}

TEST_CASE("a text that looks like the beginning of a feature is a text") {
    std::string words;
    for (int i = 0; i < 3'000; ++i) {
        words += R"(,{\"type\":\"Feature\",\"geometry\":null},{\"type\":)";
    }
    std::vector<std::string> const features(30, at_106_22(R"("name":")" + words + "\""));
    FeatureTable const table = read_both_ways(collection(features));
    REQUIRE(table.size() == 30);
    CHECK(table.text(29, "name").size() == std::size_t{3'000} * 44);
    CHECK(table.report.is_clean());
}

TEST_CASE("a feature may be longer than three windows") {
    std::vector<std::string> features = gates(12'000);
    features[6'000] = long_line(500'000);
    std::string const text = collection(features);
    REQUIRE(text.size() > 5 * megabyte);
    FeatureTable const table = read_both_ways(text);
    REQUIRE(table.size() == 12'000);
    CHECK(table.geometry.vertices_of(6'000).size() == 500'000);
    CHECK(table.text(11'999, "name") == "Cửa khẩu 11999");
    CHECK(table.report.is_clean());
}

TEST_CASE("a file that is one long feature is read") {
    std::string const feature = R"({"type":"Feature",)" + long_line(300'000) + "}";
    CHECK(read_both_ways(feature).geometry.vertices_of(0).size() == 300'000);
    CHECK(read_both_ways(R"({"type":"FeatureCollection","features":[)" + feature + "]}").size() == 1);
}

TEST_CASE("a crs that comes behind the features holds for them") {
    std::string const crs = R"(,"crs":{"type":"name","properties":{"name":"EPSG:32648"}}})";
    std::string text = collection({shape("Point", "[588761,2325539]")});
    text.erase(text.rfind('}'));
    FeatureTable const table = read_both_ways(text + crs);
    CHECK(table.source_crs.code() == "EPSG:32648");
    CHECK(table.geometry.bounds_of(0) == Box{588761, 2325539, 588761, 2325539});
    CHECK(table.report.is_clean());
}

TEST_CASE("arrays of objects behind the features are not features") {
    std::string text = collection(gates(8'000));
    text.erase(text.rfind('}'));
    text += R"(,"statistics":[)";
    for (std::size_t i = 0; i < 8'000; ++i) {
        text += (i > 0 ? "," : "") + std::string{R"({"type":"Feature",)"} + gate(i) + "}";
    }
    FeatureTable const table = read_both_ways(text + R"(],"source":"made"})");
    CHECK(fault_in_gates(table, 8'000) == nothing);
    CHECK(table.report.is_clean());
}

TEST_CASE("much may stand behind the features") {
    std::string text = collection(gates(10));
    text.erase(text.rfind('}'));
    FeatureTable const table = read_text(text + R"(,"notes":")" + std::string(20 * megabyte, 'x') + "\"}");
    CHECK(fault_in_gates(table, 10) == nothing);
    CHECK(table.report.is_clean());
}

TEST_CASE("a long collection of no features is a table of none") {
    std::string const text = R"({"type":"FeatureCollection","features":[],"notes":[)" +
                             std::string(3 * megabyte, ' ') + R"({"type":"Feature"},{"type":"Feature"}]})";
    CHECK(read_both_ways(text).size() == 0);
}

TEST_CASE("a sequence by lines may have blank lines and Windows line ends", "[long]") {
    for (char const* const end : {"\n", "\r\n", "\n\n", "\r\n \r\n"}) {
        FeatureTable const table = read_both_ways(sequence(12'000, "", end), "in.geojsonl");
        CHECK(fault_in_gates(table, 12'000) == nothing);
        CHECK(table.report.is_clean());
    }
}

TEST_CASE("a sequence by record separators may have features on several lines") {
    for (char const* const before : {"\x1e", "\x1e\n  "}) {
        std::string text;
        for (std::size_t i = 0; i < 12'000; ++i) {
            text += before + std::string{"{\n\"type\": \"Feature\",\r\n"} + gate(i) + "\n}\n";
        }
        FeatureTable const table = read_both_ways(text, "in.geojsons");
        CHECK(fault_in_gates(table, 12'000) == nothing);
        CHECK(table.report.is_clean());
    }
}

TEST_CASE("a sequence by record separators may begin with empty records") {
    CHECK(read_text(sequence(10, "\x1e\x1e", "\n"), {}, "in.geojsons").size() == 10);
}

TEST_CASE("a sequence may lack its last line end") {
    std::string text = sequence(12'000, "", "\n");
    text.pop_back();
    CHECK(fault_in_gates(read_both_ways(text, "in.geojsonl"), 12'000) == nothing);
}

TEST_CASE("a file that breaks off keeps exactly the features before the break", "[long]") {
    std::string const whole = collection(gates(30'000));
    for (std::size_t const byte : {whole.size() / 2, whole.size() - 300, 3 * megabyte + 77}) {
        std::string const text = whole.substr(0, byte);
        std::size_t const features = line_at(text, byte) - 2;  // one a line; the broken one does not count
        FeatureTable const table = read_both_ways(text);
        CHECK(fault_in_gates(table, features) == nothing);
        CHECK(table.report.doubtful);
        CHECK_THAT(table.report.messages().at(0), Contains(fmt::format("line {}", features + 2)) &&
                                                      Contains(fmt::format("after feature {};", features)));
    }
}

TEST_CASE("a broken line of a sequence costs that line alone") {
    std::string text = sequence(12'000, "", "\n");
    std::size_t const place = text.find("\"properties\"", text.size() / 2);
    std::size_t const line = line_at(text, place);
    text.insert(place, "\"x\":[[[,");
    FeatureTable const table = read_both_ways(text, "in.geojsonl");
    CHECK(table.size() == 11'999);
    CHECK(table.id_of(line - 1) == fmt::format("G{}", line));
    CHECK(table.report.skipped == 1);
}

TEST_CASE("a bracket too many in the middle ends the file there") {
    std::string text = collection(gates(30'000));
    std::size_t const place = text.find("\"properties\"", text.size() / 2);
    std::size_t const features = line_at(text, place) - 2;
    text.insert(place, "\"x\":[[[,");
    FeatureTable const table = read_both_ways(text);
    CHECK(fault_in_gates(table, features) == nothing);
    CHECK(table.report.doubtful);
}

TEST_CASE("one coordinate that is no number costs one feature of a large file") {
    std::string text = collection(gates(30'000));
    std::size_t const place = text.find("coordinates\":[", text.size() / 2) + 14;
    text.insert(place, "NaN,");
    std::size_t const line = line_at(text, place);
    FeatureTable const table = read_both_ways(text);
    CHECK(table.size() == 29'999);
    CHECK(table.report.skipped == 1);
    CHECK(table.id_of(line - 3) == fmt::format("G{}", line - 3));
    CHECK(table.id_of(line - 2) == fmt::format("G{}", line - 1));
    CHECK_THAT(table.report.messages().at(0), Contains(fmt::format("feature {} (line {})", line - 1, line)));
}

TEST_CASE("faults in several windows are named in file order, three of them") {
    std::vector<std::string> features = gates(30'000);
    for (std::size_t i = 2'000; i < 30'000; i += 4'000) {
        features[i] = shape("Point", "[106,95]");
    }
    FeatureTable const table = read_both_ways(collection(features));
    CHECK(table.report.skipped == 7);
    REQUIRE(table.report.messages().size() == 4);
    CHECK_THAT(table.report.messages()[0], Contains("feature 2001 (line 2002)"));
    CHECK_THAT(table.report.messages()[2], Contains("feature 10001 (line 10002)"));
    CHECK_THAT(table.report.messages()[3], Contains("and 4 more"));
}

TEST_CASE("points behind another kind of geometry, windows later, are numbered on") {
    std::vector<std::string> features = gates(12'000);
    features[9'000] = R"("properties":{},"geometry":null)";
    FeatureTable const table = read_both_ways(collection(features));
    CHECK(table.geometry.kind(8'999) == GeometryKind::point);
    CHECK(table.geometry.kind(9'000) == GeometryKind::none);
    CHECK(table.geometry.vertices_of(9'001).front() == Point{9.001, -4.5005});
    CHECK(table.id_of(9'000) == "9001");
    CHECK(table.id_of(11'999) == "G11999");
}

TEST_CASE("features may begin with a member of any name") {
    for (char const* const first : {R"("a b":1,)", R"("\u00e9":1,)", R"("":1,)", R"(",":1,)"}) {
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (std::size_t i = 0; i < 12'000; ++i) {
            text += std::string{i > 0 ? "," : ""} + "{" + first + R"("type":"Feature",)" + gate(i) + "}";
        }
        CHECK(fault_in_gates(read_both_ways(text + "]}"), 12'000) == nothing);
    }
}

TEST_CASE("attributes of a file over 8 MB stay in it, and say what they would in memory") {
    TempFolder const folder;
    FeatureTable const large = read_on_pool(folder.file("large.geojson", collection(gates(50'000))));
    FeatureTable const small = read_text(collection(gates(500)));
    REQUIRE(large.attribute_file);
    CHECK(large.attributes.empty());
    CHECK_FALSE(small.attribute_file);
    CHECK(fault_in_gates(large, 50'000) == nothing);
    for (std::size_t i = 0; i < 500; ++i) {
        REQUIRE(row_difference(large.row(i), small.row(i)) == nothing);
        REQUIRE(row_difference(small.row(i), large.row(i)) == nothing);
    }
}

TEST_CASE("attributes beside the geometry, without properties, stay in a large file too") {
    std::string const place = R"(","geometry":{"type":"Point","coordinates":[106,22]},"beds":)";
    std::vector<std::string> features;
    for (std::size_t i = 0; i < 40'000; ++i) {
        features.push_back(
            fmt::format(R"("name":"Cửa khẩu {}","notes":"{}{}{})", i, std::string(150, 'x'), place, i));
    }
    TempFolder const folder;
    FeatureTable const table = read_on_pool(folder.file("in.geojson", collection(features)));
    REQUIRE(table.attribute_file);
    for (std::size_t const i : {0U, 17'777U, 39'999U}) {
        CHECK(table.text(i, "name") == fmt::format("Cửa khẩu {}", i));
        CHECK(table.row(i).number("beds") == static_cast<double>(i));
        CHECK(table.row(i).columns().size() == 3);
    }
}

TEST_CASE("rows may be asked for in any order, and more than once") {
    TempFolder const folder;
    FeatureTable const table = read_table(folder.file("in.geojson", collection(gates(50'000))));
    REQUIRE(table.attribute_file);
    std::vector<std::uint32_t> const features{49'999, 0, 25'000, 25'000, 1, 49'998, 0};
    auto const rows = table.rows(features);
    REQUIRE(rows.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(rows[i].feature() == features[i]);
        CHECK(rows[i].text("name") == fmt::format("Cửa khẩu {}", features[i]));
        CHECK(rows[i].number("number") == features[i]);
        CHECK(rows[i].id() == fmt::format("G{}", features[i]));
    }
    CHECK(table.rows({}).empty());
}

TEST_CASE("a file that was written to since says so instead of its attributes") {
    TempFolder const folder;
    std::string const path = folder.file("in.geojson", collection(gates(50'000)));
    FeatureTable const table = read_table(path);
    CHECK(table.text(7, "name") == "Cửa khẩu 7");
    std::ofstream(path, std::ios::app) << ' ';
    AttributeRow const row = table.row(7);
    REQUIRE(row.columns().size() == 1);
    CHECK(row.columns()[0].name() == "attributes");
    CHECK_THAT(row.text("attributes"), Contains(path) && Contains("changed"));
    CHECK(row.id() == "8");
}

TEST_CASE("a file that is deleted since is still read") {
    TempFolder const folder;
    std::string const path = folder.file("in.geojson", collection(gates(50'000)));
    FeatureTable const table = read_table(path);
    fs::remove(path);
    CHECK(table.text(49'999, "name") == "Cửa khẩu 49999");
}

TEST_CASE("a compressed file is the same table") {
    TempFolder const folder;
    FeatureTable const eager =
        read_on_pool(compressed(folder / "gates.geojson.gz", collection(gates(30'000))));
    CHECK(eager.name == "gates");
    CHECK(fault_in_gates(eager, 30'000) == nothing);
    CHECK_FALSE(eager.attribute_file);
    FeatureTable const lazy = read_on_pool(compressed(folder / "more.geojson.gz", collection(gates(50'000))));
    CHECK(fault_in_gates(lazy, 50'000) == nothing);
    CHECK(lazy.attribute_file);
}

TEST_CASE("a compressed file that was written anew is read anew") {
    TempFolder const folder;
    CHECK(read_table(compressed(folder / "gates.geojson.gz", collection(gates(10)))).size() == 10);
    CHECK(read_table(compressed(folder / "gates.geojson.gz", collection(gates(20)))).size() == 20);
}

TEST_CASE("a stream of several megabytes is the same table") {
    TempFolder const folder;
    for (std::size_t const count : {30'000U, 50'000U}) {
        std::FILE* const stream = std::fopen(folder.file("in", collection(gates(count))).c_str(), "rb");
        FeatureTable const table = read_stream(stream, "standard input", {}, JobContext{}).at(0);
        std::fclose(stream);
        CHECK(fault_in_gates(table, count) == nothing);
        CHECK(table.report.is_clean());
    }
}

TEST_CASE("a cancelled reading throws, and leaves nothing in the temporary folder") {
    TempFolder const folder;
    std::string const path = folder.file("in.geojson", collection(gates(30'000)));
    TempFolder const temporary;
    setenv("TMPDIR", temporary.path().c_str(), 1);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
    std::stop_source stop;
    std::FILE* const stream = std::fopen(path.c_str(), "rb");
    JobContext const job{stop.get_token()};
    CHECK(read_stream(stream, "standard input", {}, job).at(0).size() == 30'000);
    std::rewind(stream);
    stop.request_stop();
    CHECK_THROWS_WITH(read_stream(stream, "standard input", {}, job), Contains("standard input: cancelled"));
    CHECK_THROWS_WITH(read_source(path, {}, job), Contains("in.geojson: cancelled"));
    std::fclose(stream);
    unsetenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
    CHECK(fs::is_empty(temporary.path()));
}

TEST_CASE("a stream may be cancelled between two blocks") {
    std::stop_source stop;
    std::size_t blocks = 0;
    auto const one_block = [&](std::span<char> block) {
        ++blocks;
        stop.request_stop();
        std::fill(block.begin(), block.end(), '{');
        return block.size();
    };
    CHECK_THROWS_WITH(spool("standard input", JobContext{stop.get_token()}, one_block),
                      Contains("cancelled"));
    CHECK(blocks == 1);
}
