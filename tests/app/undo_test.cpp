// Undo and redo in a workspace: layers that come back, with what was read of them.
#include "app/workspace.hpp"
#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

using namespace gatepost;

namespace {

std::string const points = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"kind":"a"},"geometry":{"type":"Point","coordinates":[105,21]}},
    {"type":"Feature","properties":{"kind":"b"},"geometry":{"type":"Point","coordinates":[106,22]}}]})";

struct Open {
    TempFolder folder;
    JobPool pool{2};
    std::optional<Workspace> workspace;

    Open() {
        write_file(folder / "mine.geojson", points);
        write_file(folder / "yours.geojson", points);
        Options options;
        options.no_basemap = true;
        options.inputs = {folder / "mine.geojson", folder / "yours.geojson"};
        workspace.emplace(options, pool);
        workspace->finish_loading();
        workspace->resize(800, 600);
        workspace->show_initial_view();
    }
    [[nodiscard]] LayerId layer(std::string const& name) const {
        return *workspace->document().find_layer(name);
    }
    [[nodiscard]] bool has(std::string const& name) const {
        return workspace->document().find_layer(name).has_value();
    }
    void settle() {
        for (int i = 0; i < 20'000 && (workspace->is_loading() || i == 0); ++i) {
            static_cast<void>(workspace->poll());
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
};

}  // namespace

TEST_CASE("a layer that was taken off the map comes back at once, with its look and its place") {
    Open map;
    LayerId const mine = map.layer("mine");
    map.workspace->style_by(mine, "kind");
    LayerStyle const style = map.workspace->document().layer(mine).style;
    MapState const before = map.workspace->state();
    map.workspace->change(RemoveLayer{mine});
    CHECK_FALSE(map.has("mine"));
    REQUIRE(map.workspace->undo());
    REQUIRE(map.has("mine"));
    CHECK(map.workspace->state() == before);
    CHECK(map.workspace->document().layer(mine).style == style);
    CHECK(map.workspace->document().layer(mine).class_sizes == std::vector<std::size_t>{0, 1, 1});
    REQUIRE(map.workspace->redo());
    CHECK_FALSE(map.has("mine"));
}

TEST_CASE("there is nothing to take back at first, and the view stays") {
    Open map;
    CHECK_FALSE(map.workspace->undo());
    map.workspace->change(SetVisible{map.layer("mine"), false});
    map.workspace->show_layer(map.layer("yours"));
    Viewport const view = map.workspace->viewport();
    REQUIRE(map.workspace->undo());
    CHECK(map.workspace->document().layer(map.layer("mine")).is_visible);
    CHECK(map.workspace->viewport() == view);
    CHECK(map.workspace->state().view.centre_world == view.centre_world);
}

TEST_CASE("another map CRS is a step, and a layer that went before it comes back in the CRS that there is") {
    Open map;
    LayerId const mine = map.layer("mine");
    map.workspace->change(RemoveLayer{mine});
    map.workspace->change(SetMapCrs{"EPSG:32648"});
    map.settle();
    CHECK(map.workspace->document().map_crs().code() == "EPSG:32648");
    CHECK(map.workspace->history().undo_steps() == 2);
    REQUIRE(map.workspace->undo());
    map.settle();
    CHECK(map.workspace->document().map_crs().code() == "EPSG:3857");
    REQUIRE(map.workspace->undo());
    map.settle();
    REQUIRE(map.has("mine"));
    Layer const& layer = map.workspace->document().layer(mine);
    REQUIRE(layer.world);
    CHECK(layer.world->geometry.vertices_of(0)[0].x == Approx(11688546.5).margin(1));
    CHECK(map.workspace->history().undo_steps() == 0);
    CHECK(map.workspace->history().redo_steps() == 2);
}

TEST_CASE("what joins the map later is there before and after each step") {
    Open map;
    map.workspace->change(SetVisible{map.layer("mine"), false});
    write_file(map.folder / "late.geojson", points);
    map.workspace->open_files({map.folder / "late.geojson"});
    map.settle();
    REQUIRE(map.has("late"));
    REQUIRE(map.workspace->undo());
    CHECK(map.has("late"));
    REQUIRE(map.workspace->redo());
    CHECK(map.has("late"));
}

TEST_CASE("another map begins with nothing to take back") {
    Open map;
    map.workspace->change(SetVisible{map.layer("mine"), false});
    std::string const path = map.folder / "kept.gatepost.json";
    static_cast<void>(map.workspace->save_map(path));
    map.workspace->open_files({path});
    map.settle();
    CHECK_FALSE(map.workspace->undo());
    CHECK_FALSE(map.workspace->document().layer(map.layer("mine")).is_visible);
}
