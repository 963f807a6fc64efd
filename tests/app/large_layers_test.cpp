// A layer whose attributes stay in its file is styled, searched and sorted like any other.
#include "app/open_map.hpp"
#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace gatepost;

namespace {

/// Points with a kind of three, a number and a long note: more than is kept in memory.
std::string large_geojson(std::size_t features) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    std::string const note(120, 'x');
    for (std::size_t i = 0; i < features; ++i) {
        text += i == 0 ? "\n" : ",\n";
        std::size_t const row = i / 1000;
        text += fmt::format(
            R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":[{},{}]}},"properties":)"
            R"({{"kind":"{}","number":{},"note":"{}"}}}})",
            100 + 0.0001 * static_cast<double>(i % 1000), 20 + 0.0001 * static_cast<double>(row),
            "abc"[i % 3], i, note);
    }
    return text + "]}";
}

constexpr std::size_t features = 45'000;

struct Large {
    TempFolder folder;
    std::string path = folder / "large.geojson";
    JobPool pool{2};
    std::optional<OpenMap> open_map;

    Large() {
        write_file(path, large_geojson(features));
        REQUIRE(std::filesystem::file_size(path) > std::size_t{8} << 20U);
    }
    void open(std::string const& input) {
        Options options;
        options.inputs = {input};
        options.no_basemap = true;
        open_map.emplace(options, pool);
        open_map->finish_loading();
        REQUIRE(layer().table->attribute_file);
    }
    void style_by(LayerId layer, std::string const& field) {
        if (auto const change = open_map->styling().by_field(layer, {field})) {
            open_map->change(*change);
        }
    }
    [[nodiscard]] Layer const& layer() const { return open_map->document().layers().back(); }
    template <class Done>
    void poll_until(Done done) {
        auto const& messages = open_map->messages().shown();
        INFO("messages: " << (messages.empty() ? "" : messages.back().text));
        for (int i = 0; i < 2000 && !done(); ++i) {
            static_cast<void>(open_map->poll());
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        REQUIRE(done());
    }
};

}  // namespace

TEST_CASE("a large layer is coloured by a field, and can be asked for it") {
    Large large;
    large.open(large.path);
    CHECK(large.layer().content->style_fields == std::vector<std::string>{"kind", "number"});
    large.style_by(large.layer().id, "kind");
    CHECK(large.layer().style.classes.size() == 1);  // until a job has read the column
    CHECK(large.open_map->progress());
    large.poll_until([&] { return large.layer().style.classes.size() > 1; });
    CHECK_FALSE(large.open_map->progress());
    CHECK(large.layer().class_sizes == std::vector<std::size_t>{0, features / 3, features / 3, features / 3});
    for (std::size_t f = 0; f < features; f += 997) {
        std::string const& value = large.layer().style.classes[(*large.layer().class_of_feature)[f]].value;
        CHECK(value == std::string(1, "abc"[f % 3]));
    }
    large.style_by(large.layer().id, "number");
    large.poll_until([&] { return large.layer().style.classing == Classing::ranges; });
    CHECK(large.layer().class_sizes[1] == features / 5);
    large.style_by(large.layer().id, "");
    CHECK(large.layer().style.classes.size() == 1);
}

TEST_CASE("a style with rules that lies beside a large file is taken whole") {
    Large large;
    write_file(
        large.path + ".style.json",
        R"({"gatepost_style": 1, "classes": [{"fill": "#111111"}, {"when": "number < 100", "fill": "#222222"},
                   {"when": "kind = 'b'", "fill": "#333333"}]})");
    large.open(large.path);
    CHECK(large.open_map->messages().exit_code() == 0);
    CHECK(large.layer().class_sizes ==
          std::vector<std::size_t>{features - 100 - (features / 3 - 33), 100, features / 3 - 33});
}

TEST_CASE("so is that of a map file") {
    Large large;
    std::string const map = large.folder / "large.gatepost.json";
    write_file(map, R"({"gatepost_map": 1, "layers": [{"name": "large", "source": "large.geojson", "style":
        {"field": "kind", "classes": [{"fill": "#111111"}, {"value": "c", "fill": "#222222"}]}}]})");
    large.open(map);
    CHECK(large.open_map->messages().exit_code() == 0);
    CHECK(large.layer().class_sizes == std::vector<std::size_t>{features / 3 * 2, features / 3});
}

TEST_CASE("the table of a large layer is searched and sorted in a job") {
    Large large;
    large.open(large.path);
    TableRows& rows = large.open_map->table_rows();
    rows.begin({large.path, large.layer().table, {"number", true, ""}});
    CHECK(rows.progress());
    large.poll_until([&] { return rows.rows() != nullptr; });
    CHECK(rows.rows()->features.front() == features - 1);
    CHECK(rows.rows()->features.back() == 0);
    rows.begin({large.path, large.layer().table, {"", false, "44999"}});
    large.poll_until([&] { return rows.rows()->order.search == "44999"; });
    CHECK(rows.rows()->features == std::vector<std::uint32_t>{44'999});
}

TEST_CASE("a file that was written to meanwhile is said, and the layer keeps its look") {
    Large large;
    large.open(large.path);
    std::ofstream(large.path, std::ios::app) << ' ';
    auto const is_said = [&](std::size_t messages) {
        auto const& all = large.open_map->messages().shown();
        return all.size() == messages &&
               all.back().text.find("has changed since it was opened") != std::string::npos;
    };
    large.style_by(large.layer().id, "kind");
    large.poll_until([&] { return !large.open_map->progress(); });
    CHECK(is_said(1));
    CHECK(large.layer().style.classes.size() == 1);
    TableRows& rows = large.open_map->table_rows();
    for (TableOrder const& order : {TableOrder{"", false, "changed"}, TableOrder{"number", false, ""}}) {
        large.open_map->messages().dismiss(large.open_map->messages().shown().size() - 1);
        rows.begin({large.path, large.layer().table, order});
        large.poll_until([&] { return !rows.progress(); });
        CHECK(is_said(1));
        CHECK(rows.rows() == nullptr);
    }
}
