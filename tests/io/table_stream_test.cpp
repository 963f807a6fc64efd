#include "io/table_stream.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "io/random_geojson.hpp"
#include "io/reading.hpp"
#include "io/table_difference.hpp"

using namespace gatepost;

namespace {

std::string bytes_of(FeatureTable const& table, std::optional<Crs> const& assumed = {}) {
    std::string bytes;
    ByteWriter out([&](std::span<char const> more) { bytes.append(more.data(), more.size()); });
    write_table(out, table, assumed);
    out.flush();
    return bytes;
}

FeatureTable table_of(std::string_view bytes, std::optional<Crs> const& assumed = {}) {
    ByteReader in([&](std::span<char> more) {
        auto const count = std::min<std::size_t>({more.size(), bytes.size(), 1000});  // in small pieces
        bytes.copy(more.data(), count);
        bytes.remove_prefix(count);
        return count;
    });
    return read_table(in, assumed);
}

/// Every kind of geometry and attribute, and a value of each that is easily lost.
FeatureTable odd_table() {
    FeatureTable table;
    table.name = "Cửa khẩu 口岸";
    table.source_crs = Crs::parse("EPSG:3405");
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(std::vector<Point>{{0, 0}, {9, 0}, {9, 9}, {0, 0}});
    table.geometry.add_part(std::vector<Point>{{1, 1}, {2, 1}, {2, 2}, {1, 1}}, PartKind::hole);
    table.geometry.begin_feature(GeometryKind::none);
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::vector<Point>{{-0.0, 1e300}, {5, 5}});
    AttributeColumn whole("whole", AttributeType::integer);
    AttributeColumn broken("broken", AttributeType::real);
    AttributeColumn truth("truth", AttributeType::boolean);
    AttributeColumn text("text", AttributeType::text);
    AttributeColumn json("json", AttributeType::json);
    whole.add_integer(std::numeric_limits<std::int64_t>::max());
    broken.add_real(-0.0);
    truth.add_boolean(true);
    text.add_text("");
    json.add_text("[1,{}]");
    for (AttributeColumn* const column : {&whole, &broken, &truth, &text, &json}) {
        column->add_null();
    }
    whole.add_integer(std::numeric_limits<std::int64_t>::min());
    broken.add_real(std::numeric_limits<double>::infinity());
    truth.add_boolean(false);
    text.add_text(std::string{"a\0b", 3});
    json.add_text("\"é\"");
    table.attributes = {whole, broken, truth, text, json};
    table.report = {2, true, "in.gpkg", {"first", ""}, 7};
    table.part = TablePart{{1, 2, 3, 4}, 5, 6, {7, 8, 9, 10}, "layer"};
    return table;
}

}  // namespace

TEST_CASE("a table comes back from its bytes as it was") {
    FeatureTable const table = odd_table();
    FeatureTable const back = table_of(bytes_of(table));
    CHECK(table_difference(table, back) == nothing);
    CHECK(back.name == table.name);
    CHECK(back.source_crs == table.source_crs);
    CHECK(back.source_crs.name() == table.source_crs.name());
    REQUIRE(back.attributes.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(back.attributes[i].type() == table.attributes[i].type());
        CHECK(back.attributes[i].is_null(1));
        CHECK_FALSE(back.attributes[i].is_null(2));
    }
    CHECK(std::signbit(back.attributes[1].real(0)));
    CHECK(std::isinf(back.attributes[1].real(2)));
    CHECK(back.report.messages() == table.report.messages());
    CHECK((back.report.skipped == 2 && back.report.doubtful && back.report.more == 7));
    REQUIRE(back.part);
    CHECK((back.part->lonlat == Box{1, 2, 3, 4} && back.part->source_lonlat == Box{7, 8, 9, 10}));
    CHECK((back.part->found == 5 && back.part->in_source == 6 && back.part->layer == "layer"));
}

TEST_CASE("made collections of every kind come back as they were") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        FeatureTable const table = read_text(RandomGeojson(seed).text());
        INFO("seed " << seed);
        CHECK(table_difference(table, table_of(bytes_of(table))) == nothing);
    }
}

TEST_CASE("a CRS that both sides know is not asked for again") {
    FeatureTable table = odd_table();
    table.source_crs = Crs::parse("+proj=utm +zone=48 +datum=WGS84");
    CHECK(table_of(bytes_of(table, table.source_crs), table.source_crs).source_crs == table.source_crs);
    table.source_crs = Crs::wgs84();
    CHECK(table_of(bytes_of(table)).source_crs.datum() == Crs::wgs84().datum());
}

TEST_CASE("bytes that break off anywhere are a fault, never a table") {
    std::string const bytes = bytes_of(odd_table());
    for (std::size_t end = 0; end < bytes.size(); ++end) {
        CHECK_THROWS_AS(table_of(std::string_view{bytes}.substr(0, end)), StreamFault);
    }
}

TEST_CASE("wrong bytes are a fault or a table whose counts agree, in little memory", "[long]") {
    std::string const good = bytes_of(odd_table());
    std::mt19937 random(7);
    std::size_t faults = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string bytes = good;
        bytes[random() % bytes.size()] = static_cast<char>(random());
        try {
            FeatureTable const table = table_of(bytes);
            for (AttributeColumn const& column : table.attributes) {
                REQUIRE(column.size() == table.size());
            }
        } catch (StreamFault const&) {
            ++faults;
        }
    }
    CHECK(faults > 500);
}
