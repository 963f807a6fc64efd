// FlatGeobufs that are damaged, or say what cannot be: reading ends with a table or in words, and soon.
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <fstream>
#include <random>

#include "io/flatgeobuf_reader.hpp"
#include "io/made_files.hpp"
#include "io/made_flatgeobuf.hpp"
#include "io/reader_difference.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

using Made = MadeFlatgeobuf;

std::optional<FeatureTable> read_bytes(std::string const& bytes, SourceOptions const& options = {}) {
    TempFolder const folder;
    return read_flatgeobuf(std::make_shared<InputFile const>(folder.file("made.fgb", bytes)), options, {});
}

std::string complaint_of(std::string const& bytes) {
    try {
        auto const table = read_bytes(bytes);
        return table && !table->report.messages().empty() ? table->report.messages().front() : "";
    } catch (Error const& error) {
        return error.what();
    }
}

Made::Geometry const good_point{.type = Made::point, .xy = {106, 22}};

/// A file of one feature between two good ones.
std::string between_good_ones(Made::Geometry const& geometry, std::string const& properties = "") {
    Made::Header const header{.features = 3, .columns = {{"name", 11}}};
    return Made(header).feature(good_point).feature(geometry, properties).feature(good_point).bytes();
}

void check_second_is_left_out(std::string const& bytes, std::string const& why) {
    auto const table = read_bytes(bytes);
    REQUIRE(table);
    CHECK(table->size() == 2);
    CHECK(table->report.skipped == 1);
    REQUIRE(table->report.messages().size() == 1);
    CHECK_THAT(table->report.messages()[0], Contains("made.fgb: feature 2: ") && Contains(why));
}

/// A line of /proc/self/status: "VmRSS" is the memory that this process has, "VmHWM" the most it has had.
long kilobytes_of(std::string const& line_name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(line_name)) {
            return std::stol(line.substr(line_name.size() + 1));
        }
    }
    return 0;
}

/// From here on the most is counted anew: what other tests took does not hide what this one takes.
long begin_peak() {
    std::ofstream("/proc/self/clear_refs") << 5;
    return kilobytes_of("VmRSS");
}

/// As many collections in each other, a point in the innermost.
Made::Offset nested(Made::Builder& builder, int deep) {
    Made::Offset inner = Made::add(builder, good_point);
    for (int i = 0; i < deep; ++i) {
        inner = Made::add(builder, {.type = Made::collection, .parts = {inner}});
    }
    return inner;
}

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// ogr2ogr's file of one feature of each kind of geometry by itself, and of all together.
std::vector<std::string> valid_files(TempFolder const& folder) {
    std::vector<std::string> const shapes{
        "POINT (106 22)",
        "MULTIPOINT (1 2, 3 4)",
        "LINESTRING (1 2, 3 4, 5 6)",
        "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (3 1, 4 1, 4 2, 3 1))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4), GEOMETRYCOLLECTION (POINT (5 5)))",
        "TIN (((0 0, 1 0, 0 1, 0 0)), ((1 0, 1 1, 0 1, 1 0)))",
        "POLYHEDRALSURFACE (((0 0, 9 0, 9 9, 0 0)), ((9 0, 9 9, 18 9, 9 0)))",
        "TRIANGLE ((0 0, 9 0, 9 9, 0 0))"};
    std::vector<std::string> files;
    std::string all;
    for (std::string const& shape : shapes) {
        std::string const row = "Lang Son,12,2.5,\"" + shape + "\"\n";
        all += row;
        for (std::string const index : {"YES", "NO"}) {
            files.push_back(converted_csv(folder, fmt::format("name,people,rain,WKT\n{0}{0}{0}", row),
                                          fmt::format("{}.fgb", files.size()),
                                          "-lco SPATIAL_INDEX=" + index));
        }
    }
    files.push_back(converted_csv(folder, "name,people,rain,WKT\n" + all, "all.fgb", ""));
    return files;
}

/// Some bytes flipped, overwritten by what lies at the edges of numbers, or cut off.
std::string mutated(std::string bytes, std::mt19937& random) {
    static constexpr std::array<unsigned char, 6> edges{0, 1, 0x7F, 0x80, 0xFE, 0xFF};
    if (random() % 16 == 0) {
        bytes.resize(random() % bytes.size());
        return bytes;
    }
    std::size_t const first = random() % (bytes.size() - 8);
    std::size_t const length = random() % 3 == 0 ? 4 : 1;
    for (std::size_t i = 0; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(bytes[first + i]);
        bytes[first + i] = static_cast<char>(random() % 2 == 0 ? byte ^ (1U << random() % 8)
                                                               : edges.at(random() % edges.size()));
    }
    return bytes;
}

}  // namespace

TEST_CASE("whatever bytes of a FlatGeobuf are wrong, reading ends soon, with a table or in words", "[long]") {
    TempFolder const folder;
    long const before_kb = begin_peak();
    std::mt19937 random(9);
    std::size_t tables = 0;
    std::size_t refused = 0;
    for (std::string const& good : valid_files(folder)) {
        std::string const bytes = bytes_of(good);
        REQUIRE(bytes.size() > 100);
        for (int i = 0; i < 200; ++i) {
            std::string const path = folder.file("wrong.fgb", mutated(bytes, random));
            std::clock_t const begun = std::clock();
            try {
                auto const table = read_flatgeobuf(std::make_shared<InputFile const>(path), {}, {});
                if (table && table->size() > 0) {
                    static_cast<void>(table->id_of(table->size() - 1));
                }
                tables += table ? 1 : 0;
            } catch (Error const& error) {
                REQUIRE_THAT(error.what(), Contains("wrong.fgb"));
                ++refused;
            }
            REQUIRE(std::clock() - begun < 2 * CLOCKS_PER_SEC);
        }
    }
    CHECK(tables > 1000);
    CHECK(refused > 200);
    REQUIRE(before_kb > 0);
    CHECK(kilobytes_of("VmHWM") - before_kb < 500L * 1024);
}

TEST_CASE("every kind of geometry of a FlatGeobuf is read as GDAL reads it", "[long]") {
    TempFolder const folder;
    for (std::string const& path : valid_files(folder)) {
        INFO(path);
        REQUIRE(read_flatgeobuf(std::make_shared<InputFile const>(path), {}, {}));
        CHECK(difference_of_readers(path) == nothing);
    }
}

TEST_CASE("a geometry that is not of the type that the header says is left out, the others stay") {
    Made::Geometry const ring{.type = Made::polygon, .xy = {0, 0, 9, 0, 9, 9, 0, 0}};
    auto const in_parts = [&](Made::Builder& builder) {
        return Made::add(builder, {.type = Made::multi_polygon, .parts = {Made::add(builder, ring)}});
    };
    Made const points({.type = Made::point, .features = 2});
    check_second_is_left_out(Made({.type = Made::point, .features = 3})
                                 .feature(good_point)
                                 .feature(in_parts)
                                 .feature(good_point)
                                 .bytes(),
                             "not of the type");
    check_second_is_left_out(Made({.type = Made::point, .features = 3})
                                 .feature(good_point)
                                 .feature(ring)
                                 .feature(good_point)
                                 .bytes(),
                             "not of the type");
}

TEST_CASE("a geometry that has nothing is a feature without a place, whatever its type") {
    for (std::uint8_t const type : {Made::no_type, Made::point, Made::polygon, Made::collection}) {
        auto const table = read_bytes(between_good_ones({.type = type}));
        REQUIRE(table);
        CHECK(table->size() == 3);
        CHECK(table->count_unlocated() == 1);
        CHECK(table->report.is_clean());
    }
}

TEST_CASE("vertices that are not what a geometry says are refused with the reason") {
    check_second_is_left_out(between_good_ones({.type = Made::point, .xy = {1, 2, 3}}),
                             "coordinate is missing");
    check_second_is_left_out(between_good_ones({.type = 99, .xy = {1, 2}}), "type that is not known (99)");
    for (std::vector<std::uint32_t> const& ends :
         {std::vector<std::uint32_t>{4, 2}, {4, 9}, {3}, {0xFFFFFFFF}}) {
        check_second_is_left_out(
            between_good_ones({.type = Made::polygon, .xy = {0, 0, 9, 0, 9, 9, 0, 0}, .ends = ends}),
            "do not end where their vertices do");
    }
}

TEST_CASE("collections in a FlatGeobuf nest 512 deep, and no deeper") {
    auto const deep = [](int count) {
        return [count](Made::Builder& builder) { return nested(builder, count); };
    };
    Made::Header const header{.features = 3};
    check_second_is_left_out(Made(header).feature(deep(512)).feature(deep(513)).feature(good_point).bytes(),
                             "512 deep");
    check_second_is_left_out(
        Made(header).feature(good_point).feature(deep(100'000)).feature(good_point).bytes(), "512 deep");
}

TEST_CASE("parts that are the same one again and again do not make a small file large") {
    auto const bomb = [](Made::Builder& builder) {
        Made::Offset inner = Made::add(builder, {.type = Made::polygon, .xy = std::vector<double>(2000, 1)});
        for (int level = 0; level < 8; ++level) {
            inner = Made::add(builder,
                              {.type = Made::collection, .parts = std::vector<Made::Offset>(100, inner)});
        }
        return inner;
    };
    auto const shared = [](Made::Builder& builder) {
        Made::Offset const ring =
            Made::add(builder, {.type = Made::polygon, .xy = std::vector<double>(2000, 1)});
        return Made::add(builder, {.type = Made::collection, .parts = {ring, ring, ring}});
    };
    Made::Header const header{.features = 3};
    check_second_is_left_out(Made(header).feature(good_point).feature(bomb).feature(good_point).bytes(),
                             "not sound");
    check_second_is_left_out(Made(header).feature(good_point).feature(shared).feature(good_point).bytes(),
                             "not sound");
}

TEST_CASE("a feature whose length lies ends the file, and no memory is asked for it") {
    std::string const lie{"\xFF\xFF\xFF\x3F", 4};
    std::string const bytes =
        Made({.features = 2}).feature(good_point).raw(lie).raw(std::string(100, 'x')).bytes();
    auto const table = read_bytes(bytes);
    REQUIRE(table);
    CHECK(table->size() == 1);
    CHECK(table->report.doubtful);
    CHECK_THAT(table->report.messages().at(0),
               Contains(fmt::format("broken off at byte {}, behind feature 1", bytes.size() - 104)));
}

TEST_CASE("properties that are not sound are told, and what comes before them is kept") {
    std::string const name{"\0\0\3\0\0\0abc", 9};
    std::string const second_is_longer{"\0\0\xFF\xFF\xFF\xFFxyz", 9};
    std::string const no_such_column{"\7\0x", 3};
    for (std::string const& properties :
         {name + second_is_longer, name + no_such_column, name + std::string(1, '\0')}) {
        auto const table = read_bytes(between_good_ones(good_point, properties));
        REQUIRE(table);
        CHECK(table->size() == 3);
        CHECK(table->text(1, "name") == "abc");
        CHECK(table->report.doubtful);
        CHECK_THAT(table->report.messages().at(0), Contains("feature 2: its properties are not sound"));
    }
    CHECK(complaint_of(between_good_ones(good_point, name)).empty());
}

TEST_CASE("a header that says what cannot be is refused in words") {
    CHECK_THAT(complaint_of(Made({.features = 1, .node_size = 1}).feature(good_point).bytes()),
               Contains("a node of its index is to have 1 entries"));
    CHECK_THAT(complaint_of(Made({.features = ~0ULL, .node_size = 16}).feature(good_point).bytes()),
               Contains("no room for the index of 18446744073709551615 features"));
    CHECK_THAT(complaint_of(Made({.columns = {{"a", 5}, {"b", 200}}}).bytes()),
               Contains("column 2") && Contains("not known (200)"));
    CHECK_THAT(complaint_of(Made({.columns = {70'000, {"a", 5}}}).bytes()), Contains("70000 columns"));
    CHECK_THAT(complaint_of(std::string("fgb\3fgb\0\xFF\xFF\xFF\x7F", 12)),
               Contains("2147483647 bytes long"));
    CHECK_THAT(complaint_of(std::string("fgb\3fgb\0\4\0\0\0\xFF\xFF\xFF\xFF", 16)), Contains("not sound"));
}

TEST_CASE("an envelope that is none does no harm") {
    for (std::vector<double> const& envelope :
         {std::vector<double>{1}, {9, 9, 0, 0}, {std::nan(""), 0, 1, 1}, {0, 0, HUGE_VAL, 1}}) {
        auto const table = read_bytes(
            Made({.type = Made::point, .features = 1, .envelope = envelope}).feature(good_point).bytes());
        REQUIRE(table);
        CHECK(table->size() == 1);
        CHECK(table->report.is_clean());
    }
}

TEST_CASE("a file that ends between two features is told by its header's count") {
    std::string const two = Made({.features = 3}).feature(good_point).feature(good_point).bytes();
    auto const table = read_bytes(two);
    REQUIRE(table);
    CHECK(table->report.doubtful);
    CHECK_THAT(table->report.messages().at(0), Contains("2 features are in it, but its header counts 3"));
    CHECK_THAT(complaint_of(Made({.features = 3}).bytes()), Contains("none is in it"));
    CHECK(complaint_of(Made({.features = 0}).feature(good_point).bytes()).empty());
}

TEST_CASE("an index that leads elsewhere is done without") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(300), "made.fgb", "");
    std::string bytes = bytes_of(path);
    std::uint32_t header = 0;
    std::memcpy(&header, bytes.data() + 8, 4);
    constexpr std::size_t node_bytes = 40;
    constexpr std::size_t inner_nodes = 19 + 2 + 1;  // above 300 leaves, 16 to a node
    std::size_t const first_place = 12 + header + inner_nodes * node_bytes + 32;
    for (std::uint64_t const place : {std::uint64_t{5}, std::uint64_t{1} << 40U, ~std::uint64_t{0}}) {
        std::memcpy(bytes.data() + first_place, &place, 8);
        auto const table = read_bytes(bytes);
        REQUIRE(table);
        CHECK(table->size() == 300);
        CHECK(table->report.doubtful);
        CHECK_THAT(table->report.messages().at(0), Contains("its index is wrong; read without it"));
    }
}

TEST_CASE("three faults have their lines, the others are counted") {
    Made made({.features = 9});
    made.feature(good_point);
    for (int i = 0; i < 8; ++i) {
        made.feature({.type = 99, .xy = {1, 2}});
    }
    auto const table = read_bytes(made.bytes());
    REQUIRE(table);
    CHECK(table->report.skipped == 8);
    REQUIRE(table->report.messages().size() == 4);
    CHECK_THAT(table->report.messages()[3], Contains("made.fgb: and 5 more"));
}

TEST_CASE("tens of thousands of columns that are empty take no room") {
    Made made({.columns = {60'000, {"a", 5}}});
    for (int i = 0; i < 3000; ++i) {
        made.feature(good_point, {"\x07\x00\x2A\x00\x00\x00", 6});
    }
    auto const table = read_bytes(made.bytes());
    REQUIRE(table);
    CHECK(table->size() == 3000);
    CHECK(table->attributes.size() == 60'000);
    CHECK(table->attributes[7].integer(2999) == 42);
    CHECK(table->attributes[8].is_null(2999));
}

TEST_CASE("whole numbers up to 2^64 keep every digit, and a column of small ones stays one of numbers") {
    auto const value = [](std::uint64_t number) {
        std::string bytes(2, '\0');
        bytes.append(reinterpret_cast<char const*>(&number), sizeof number);
        return bytes;
    };
    Made const long_ones = Made({.columns = {{"cell", 8}}})
                               .feature(good_point, value(7))
                               .feature(good_point, value(9'824'657'365'274'853'123U));
    auto const table = read_bytes(long_ones.bytes());
    REQUIRE(table);
    CHECK(table->text(0, "cell") == "7");
    CHECK(table->text(1, "cell") == "9824657365274853123");
    CHECK(table->attributes[0].written_as(1) == AttributeType::integer);
    auto const small = read_bytes(Made({.columns = {{"cell", 8}}}).feature(good_point, value(7)).bytes());
    CHECK(small->attributes[0].type() == AttributeType::integer);
}

TEST_CASE("a text that is not UTF-8 shows the letters that it has") {
    std::string const text = "caf\xE9";
    std::string const bytes = std::string("\0\0\4\0\0\0", 6) + text;
    auto const table = read_bytes(Made({.columns = {{"name", 11}}}).feature(good_point, bytes).bytes());
    CHECK(table->text(0, "name") == "caf\uFFFD");
}
