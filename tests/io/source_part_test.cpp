// Sources of which only a part is read: around a view, every k-th feature, or a preview.
#include <catch2/catch.hpp>

#include <set>

#include "io/made_files.hpp"
#include "io/reading.hpp"

using namespace gatepost;

namespace {

constexpr std::size_t all = 60'000;
constexpr std::uint64_t limit = 1000;

std::set<std::string> numbers_in(FeatureTable const& table) {
    std::set<std::string> numbers;
    table.for_each_row([&](AttributeRow const& row) { return numbers.insert(row.text("number")).second; });
    return numbers;
}

std::size_t count_in(FeatureTable const& table, Box const& box) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        count += box.contains(table.geometry.vertices_of(i).front()) ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("of a source with an index that has too many features every k-th is read, from everywhere",
          "[long]") {
    char const* const name = GENERATE("many.fgb", "many.gpkg");
    INFO(name);
    TempFolder const folder;
    std::string const path = converted(folder, many_points(all), name);
    FeatureTable const whole = read_table(path);
    CHECK(whole.size() == all);
    CHECK_FALSE(whole.part);

    SourceOptions options;
    options.most_rows = limit;
    FeatureTable const sample = read_table(path, options);
    REQUIRE(sample.part);
    CHECK(sample.size() == limit);
    CHECK(numbers_in(sample).size() == limit);
    CHECK(sample.part->found == all);
    CHECK(sample.part->in_source == all);
    CHECK(sample.part->lonlat == whole_world_lonlat);
    CHECK(sample.part->source_lonlat.min_x == Approx(100).margin(0.01));
    CHECK(sample.part->source_lonlat.max_y == Approx(26).margin(0.01));
    for (double const x : {100.0, 105.0}) {
        for (double const y : {18.0, 22.0}) {
            CHECK(count_in(sample, {x, y, x + 5, y + 4}) > 150);  // 250, if chosen by chance
        }
    }
}

TEST_CASE("around a view as many features are read as there are, up to the limit", "[long]") {
    char const* const name = GENERATE("many.fgb", "many.gpkg");
    INFO(name);
    TempFolder const folder;
    std::string const path = converted(folder, many_points(all), name);
    FeatureTable const whole = read_table(path);
    SourceOptions options;
    options.most_rows = limit;
    for (Box const view : {Box{104, 21, 104.5, 21.5}, Box{102, 19, 108, 25}, Box{0, 0, 1, 1}}) {
        options.view_lonlat = view;
        std::size_t const there = count_in(whole, view);
        FeatureTable const part = read_table(path, options);
        REQUIRE(part.part);
        CHECK(part.part->lonlat == view);
        CHECK(part.part->in_source == all);
        CHECK(part.part->found >= there);
        CHECK(part.part->found <= there + 5);
        CHECK(part.size() <= limit);
        if (there <= limit) {
            CHECK(count_in(part, view) == there);
        } else {
            CHECK(part.size() > limit / 2);
        }
    }
}

TEST_CASE("one layer of several can be read by itself") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(20), "two.gpkg", "-nln first");
    std::string const other = folder.file("other.geojson", many_points(30));
    REQUIRE(std::system(fmt::format("ogr2ogr -update '{}' '{}' -nln second", path, other).c_str()) == 0);
    CHECK(read_tables(path).size() == 2);
    SourceOptions options;
    options.layer = "second";
    auto const tables = read_tables(path, options);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].size() == 30);
}

TEST_CASE("a first look at a long GeoJSON shows features from all over it") {
    TempFolder const folder;
    std::string const path = folder.file("long.geojson", many_points(450'000, 60));
    REQUIRE(std::filesystem::file_size(path) > 64U << 20U);
    auto const look = sample_source(path, {}, JobContext{});
    REQUIRE(look);
    CHECK(look->name == "long");
    CHECK(look->report.is_clean());
    CHECK(look->size() > 50'000);
    CHECK(look->size() < 150'000);
    std::set<std::string> const numbers = numbers_in(*look);
    CHECK(numbers.size() == look->size());
    std::array<int, 9> tenths{};
    for (std::string const& number : numbers) {
        ++tenths.at(std::stoul(number) / 50'000);
    }
    CHECK(std::all_of(tenths.begin(), tenths.end(), [](int count) { return count > 1000; }));
}

TEST_CASE("there is no first look at what is read at once, or is not sound") {
    TempFolder const folder;
    CHECK_FALSE(sample_source(folder.file("short.geojson", many_points(1000)), {}, JobContext{}));
    CHECK_FALSE(sample_source(folder.file("text.geojson", std::string(65U << 20U, ' ')), {}, JobContext{}));
    std::string broken = many_points(450'000, 60);
    for (std::size_t i = 0; i < broken.size(); i += 1000) {
        broken[i] = '{';
    }
    CHECK_FALSE(sample_source(folder.file("broken.geojson", broken), {}, JobContext{}));
    CHECK_FALSE(sample_source("-", {}, JobContext{}));
    CHECK_FALSE(sample_source("nowhere.geojson", {}, JobContext{}));
}
