// Layers that follow the view, and files that are shown before they are read.
#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

#include "app/open_map.hpp"
#include "app/partial_layers.hpp"
#include "app/reread_layers.hpp"
#include "io/made_files.hpp"
#include "io/reading.hpp"
#include "map/made_map.hpp"

using namespace gatepost;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t limit = 1000;

FeatureTable part_of(Box const& lonlat, std::size_t rows, std::uint64_t found) {
    FeatureTable table;
    for (std::size_t i = 0; i < rows; ++i) {
        table.geometry.add_point({105, 22});
    }
    table.part = TablePart{lonlat, found, 5'000'000, {100, 18, 110, 26}, ""};
    return table;
}

/// A document with one layer that holds a sample of a file.
struct Following {
    explicit Following(std::string const& path) : pool(2), workers(pool), layers(workers, {}, limit) {
        SourceOptions options;
        options.most_rows = limit;
        add(path, read_table(path, options));
    }

    void add(std::string const& path, FeatureTable table) {
        ReadyLayer layer =
            make_layer("many", LayerGroup::own, std::make_shared<FeatureTable const>(std::move(table)), 0);
        layer.state.source.path = path;
        layer.content.world = std::make_shared<WorldGeometry const>(
            build_world_geometry(*layer.content.table, document.map_crs(), LineShape::straight,
                                 workers.computing().transformers, JobContext{}));
        std::vector<ReadyLayer> joining;
        joining.push_back(std::move(layer));
        document.add_layers(std::move(joining));
    }

    /// Waits until the layer has what the view asks for.
    void look_at(std::optional<Box> const& view) {
        do {
            for (PartialLayers::Fresh& fresh : layers.poll(document, view)) {
                REQUIRE(fresh.failure.empty());
                document.put(fresh.layer, std::move(*fresh.content));
            }
            std::this_thread::sleep_for(1ms);
        } while (layers.is_reading());
    }

    JobPool pool;
    SourceWorkers workers;
    MadeMap document{Crs::web_mercator()};
    PartialLayers layers;
};

}  // namespace

TEST_CASE("another part is wanted where the view leaves what was read, or comes much closer to a sample") {
    Box const around{104, 21, 106, 23};
    FeatureTable const whole_there = part_of(around, 10, 10);
    CHECK_FALSE(wants_other_part(whole_there, Box{104.5, 21.5, 105.5, 22.5}));
    CHECK_FALSE(wants_other_part(whole_there, Box{105, 22, 105.01, 22.01}));
    CHECK(wants_other_part(whole_there, Box{105, 22, 107, 23}));
    CHECK(wants_other_part(whole_there, std::nullopt));
    CHECK_FALSE(wants_other_part(whole_there, Box{50, 0, 60, 10}));  // nothing is there
    FeatureTable const sample = part_of(around, 10, 1000);
    CHECK_FALSE(wants_other_part(sample, Box{104.3, 21.3, 105.7, 22.7}));
    CHECK(wants_other_part(sample, Box{104.5, 21.5, 105.4, 22.4}));
    CHECK_FALSE(wants_other_part(part_of(whole_world_lonlat, 10, 1000), std::nullopt));
    CHECK_FALSE(wants_other_part(part_of(whole_world_lonlat, 10, 1000), Box{90, 10, 120, 30}));
    CHECK_FALSE(wants_other_part(FeatureTable{}, Box{0, 0, 1, 1}));
    // Only a corner of the source is in view, and that was read for this very view.
    CHECK_FALSE(
        wants_other_part(part_of({109.5, 25.5, 115.5, 31.5}, 10, 1000), Box{109.9, 25.9, 114.9, 30.9}));
}

TEST_CASE("another condition wants other rows of a source that filters, unless all in view are here") {
    Box const around{104, 21, 106, 23};
    Box const view{104.3, 21.3, 105.7, 22.7};
    auto const part = [&](std::uint64_t found, bool can_filter, char const* condition) {
        FeatureTable table = part_of(around, 10, found);
        table.part->can_filter = can_filter;
        table.part->condition = condition;
        return table;
    };
    CHECK(wants_other_part(part(1000, true, ""), view, "a = 1"));
    CHECK(wants_other_part(part(1000, true, "a = 1"), view, "a = 2"));
    CHECK(wants_other_part(part(10, true, "a = 1"), view, ""));
    CHECK_FALSE(wants_other_part(part(1000, true, "a = 1"), view, "a = 1"));
    CHECK_FALSE(wants_other_part(part(10, true, ""), view, "a = 1"));     // whoever passes is among them
    CHECK_FALSE(wants_other_part(part(1000, false, ""), view, "a = 1"));  // and here nothing else would come
}

TEST_CASE("a layer follows the view: a sample from afar, all there is from near, a sample again") {
    TempFolder const folder;
    Following map(converted(folder, many_points(60'000), "many.fgb"));
    FeatureTable const whole = read_table(map.document.layers()[0].source.path);
    map.look_at(std::nullopt);
    CHECK(map.document.layers()[0].table->part->found == 60'000);

    Box const near{104, 21, 104.4, 21.4};
    map.look_at(near);
    Layer const& layer = map.document.layers()[0];
    CHECK(layer.table->part->found == layer.table->size());
    std::size_t expected = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        expected += near.contains(whole.geometry.vertices_of(i).front()) ? 1 : 0;
    }
    for (std::size_t i = 0; i < layer.table->size(); ++i) {
        found += near.contains(layer.table->geometry.vertices_of(i).front()) ? 1 : 0;
    }
    CHECK(found == expected);
    CHECK(layer.world->geometry.size() == layer.table->size());

    auto const table = layer.table;
    map.look_at(Box{104.05, 21.05, 104.35, 21.35});
    CHECK(map.document.layers()[0].table == table);  // it was at hand
    map.look_at(std::nullopt);
    CHECK(map.document.layers()[0].table->part->found == 60'000);
    CHECK(map.document.layers()[0].name == "many");
}

TEST_CASE("what cannot be read again is said once, and the map keeps what it has") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(60'000), "many.fgb");
    Following map(path);
    std::filesystem::remove(path);
    Box const view{104, 21, 104.4, 21.4};
    std::size_t failures = 0;
    for (int i = 0; i < 50; ++i) {
        for (PartialLayers::Fresh const& fresh : map.layers.poll(map.document, view)) {
            CHECK_FALSE(fresh.content);
            CHECK(fresh.failure.find("many.fgb") != std::string::npos);
            ++failures;
        }
        std::this_thread::sleep_for(2ms);
    }
    CHECK(failures == 1);
    CHECK(map.document.layers()[0].table->size() == limit);
}

TEST_CASE("a long file is on the map before it is read, and then all of it in the same layer") {
    TempFolder const folder;
    Options options;
    options.inputs = {folder.file("long.geojson", many_points(450'000, 60))};
    options.no_basemap = true;
    JobPool pool(2);
    OpenMap open_map(options, pool);
    open_map.camera().resize(1000, 800);
    bool had_preview = false;
    while (open_map.is_loading()) {
        open_map.poll();
        auto const& layers = open_map.document().layers();
        if (!had_preview && !layers.empty()) {
            REQUIRE(layers.size() == 1);
            had_preview = layers[0].is_preview;
            CHECK(layers[0].table->size() < 450'000);
            open_map.camera().show_initial_view(open_map.options());
            open_map.selector().select({open_map.document().layers()[0].id, 0});
            REQUIRE(open_map.selector().current());
        }
        std::this_thread::sleep_for(1ms);
    }
    CHECK(had_preview);
    auto const& layers = open_map.document().layers();
    REQUIRE(layers.size() == 1);
    CHECK_FALSE(layers[0].is_preview);
    CHECK(layers[0].name == "long");
    CHECK(layers[0].table->size() == 450'000);
    CHECK(open_map.messages().exit_code() == 0);
    REQUIRE(open_map.selector().current());  // what was opened on the preview stays open
    CHECK(open_map.selector().current()->card.reference ==
          open_map.document().reference_of(open_map.selector().current()->picked.hits.front().ref));
}

TEST_CASE("what could not be read is asked for again with the next look") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(60'000), "many.fgb");
    Following map(path);
    std::filesystem::rename(path, path + ".away");
    Box const view{104, 21, 104.4, 21.4};
    std::size_t failures = 0;
    for (int i = 0; i < 1000 && failures == 0; ++i) {
        failures = map.layers.poll(map.document, view).size();
        std::this_thread::sleep_for(2ms);
    }
    REQUIRE(failures == 1);
    std::filesystem::rename(path + ".away", path);
    CHECK(map.layers.poll(map.document, view).empty());
    CHECK_FALSE(map.layers.is_reading());  // the same look
    map.look_at(Box{104.1, 21, 104.5, 21.4});
    CHECK(map.document.layers()[0].table->part->found == map.document.layers()[0].table->size());
}

TEST_CASE("a source too large to hold that has changed on the disk is read again no further than before") {
    TempFolder const folder;
    std::string const path = converted(folder, many_points(60'000), "many.fgb");
    Following following(path);
    Layer const& layer = following.document.layers()[0];
    REQUIRE(layer.table->part);
    RereadLayers reread(following.workers, std::nullopt, limit);
    reread.begin(following.document, layer, layer.source, RereadLayers::Why::changed_on_disk);
    std::vector<RereadLayers::Reread> read;
    while (read.empty()) {
        read = reread.poll(following.document);
        std::this_thread::sleep_for(1ms);
    }
    CAPTURE(read[0].failure);
    REQUIRE(read[0].content);
    CHECK(read[0].content->table->size() <= limit);
    CHECK(read[0].content->table->part);
}
