// Undo and redo in a open_map: layers that come back, with what was read of them.
#include "app/open_map.hpp"
#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

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
    std::optional<OpenMap> open_map;

    Open() {
        write_file(folder / "mine.geojson", points);
        write_file(folder / "yours.geojson", points);
        Options options;
        options.no_basemap = true;
        options.inputs = {folder / "mine.geojson", folder / "yours.geojson"};
        open_map.emplace(options, pool);
        open_map->finish_loading();
        open_map->camera().resize(800, 600);
        open_map->camera().show_initial_view(open_map->options());
    }
    [[nodiscard]] LayerId layer(std::string const& name) const {
        return *open_map->document().find_layer(name);
    }
    void style_by(LayerId styled, std::string const& field) {
        if (auto const change = open_map->styling().by_field(styled, {field})) {
            open_map->change(*change);
        }
    }
    [[nodiscard]] bool has(std::string const& name) const {
        return open_map->document().find_layer(name).has_value();
    }
    void settle() {
        for (int i = 0; i < 20'000 && (open_map->is_loading() || i == 0); ++i) {
            static_cast<void>(open_map->poll());
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
};

}  // namespace

TEST_CASE("a layer that was taken off the map comes back at once, with its look and its place") {
    Open map;
    LayerId const mine = map.layer("mine");
    map.style_by(mine, "kind");
    LayerStyle const style = map.open_map->document().layer(mine).style;
    MapState const before = map.open_map->model().state();
    map.open_map->change(RemoveLayer{mine});
    CHECK_FALSE(map.has("mine"));
    REQUIRE(map.open_map->undo());
    REQUIRE(map.has("mine"));
    CHECK(map.open_map->model().state() == before);
    CHECK(map.open_map->document().layer(mine).style == style);
    CHECK(map.open_map->document().layer(mine).class_sizes == std::vector<std::size_t>{0, 1, 1});
    REQUIRE(map.open_map->redo());
    CHECK_FALSE(map.has("mine"));
}

TEST_CASE("another way to cut numbers is a step, and so is another ramp, which keeps what is switched off") {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 40; ++i) {
        text += fmt::format(R"({}{{"type":"Feature","properties":{{"height":{}}},"geometry":)"
                            R"({{"type":"Point","coordinates":[105,21]}}}})",
                            i > 0 ? "," : "", i * i);
    }
    Open map;
    write_file(map.folder / "heights.geojson", text + "]}");
    map.open_map->open_files({map.folder / "heights.geojson"});
    map.settle();
    LayerId const heights = map.layer("heights");
    auto const style = [&]() -> LayerStyle const& { return map.open_map->document().layer(heights).style; };
    auto const grade = [&](Grading const& grading) {
        map.open_map->change(
            *map.open_map->styling().by_field(heights, {"height", Classing::ranges, grading}));
    };
    map.style_by(heights, "height");
    CHECK(style().grading == Grading{});
    grade({.breaks = ClassBreaks::equal_intervals, .class_count = 3});
    REQUIRE(style().classes.size() == 4);
    map.open_map->change(SetClassOn{heights, 2, false});
    Colour const before = style().classes[1].fill;
    grade({ClassBreaks::equal_intervals, 3, SequentialRamp::oranges, false});
    CHECK(style().classes[1].fill != before);
    CHECK_FALSE(style().classes[2].is_on);
    REQUIRE(map.open_map->undo());
    CHECK(style().classes[1].fill == before);
    CHECK_FALSE(style().classes[2].is_on);
    REQUIRE(map.open_map->undo());
    REQUIRE(map.open_map->undo());
    CHECK(style().grading == Grading{});
    CHECK(style().classes.size() == 6);
    REQUIRE(map.open_map->undo());
    CHECK(style().classes.size() == 1);
}

TEST_CASE("there is nothing to take back at first, and the view stays") {
    Open map;
    CHECK_FALSE(map.open_map->undo());
    map.open_map->change(SetVisible{map.layer("mine"), false});
    map.open_map->camera().show_layer(map.layer("yours"));
    Viewport const view = map.open_map->camera().viewport();
    REQUIRE(map.open_map->undo());
    CHECK(map.open_map->document().layer(map.layer("mine")).is_visible);
    CHECK(map.open_map->camera().viewport() == view);
    CHECK(map.open_map->model().state().view.centre_world == view.centre_world);
}

TEST_CASE("another map CRS is a step, and a layer that went before it comes back in the CRS that there is") {
    Open map;
    LayerId const mine = map.layer("mine");
    map.open_map->change(RemoveLayer{mine});
    map.open_map->change(SetMapCrs{"EPSG:32648"});
    map.settle();
    CHECK(map.open_map->document().map_crs().code() == "EPSG:32648");
    CHECK(map.open_map->model().history().undo_steps() == 2);
    REQUIRE(map.open_map->undo());
    map.settle();
    CHECK(map.open_map->document().map_crs().code() == "EPSG:3857");
    REQUIRE(map.open_map->undo());
    map.settle();
    REQUIRE(map.has("mine"));
    Layer const& layer = map.open_map->document().layer(mine);
    REQUIRE(layer.world);
    CHECK(layer.world->geometry.vertices_of(0)[0].x == Approx(11688546.5).margin(1));
    CHECK(map.open_map->model().history().undo_steps() == 0);
    CHECK(map.open_map->model().history().redo_steps() == 2);
}

TEST_CASE("a file that a person adds is a step of its own, which undo takes back") {
    Open map;
    map.open_map->change(SetVisible{map.layer("mine"), false});
    write_file(map.folder / "late.geojson", points);
    map.open_map->open_files({map.folder / "late.geojson"});
    map.settle();
    REQUIRE(map.has("late"));
    CHECK(map.open_map->kept().has_unsaved_changes());
    REQUIRE(map.open_map->undo());
    CHECK_FALSE(map.has("late"));
    CHECK_FALSE(map.open_map->kept().has_unsaved_changes());
    REQUIRE(map.open_map->redo());
    CHECK(map.has("late"));
    REQUIRE(map.open_map->undo());
    REQUIRE(map.open_map->undo());
    CHECK(map.open_map->document().layer(map.layer("mine")).is_visible);
}

TEST_CASE("another map begins with nothing to take back") {
    Open map;
    map.open_map->change(SetVisible{map.layer("mine"), false});
    std::string const path = map.folder / "kept.gatepost.json";
    static_cast<void>(map.open_map->kept().save(path));
    map.open_map->open_files({path});
    map.settle();
    CHECK_FALSE(map.open_map->undo());
    CHECK_FALSE(map.open_map->document().layer(map.layer("mine")).is_visible);
}

TEST_CASE("what a stop of a tour shows is nobody's choice: it is neither undone nor kept") {
    Open open;
    OpenMap& map = *open.open_map;
    LayerId const mine = open.layer("mine");
    LayerId const yours = open.layer("yours");
    auto const is_shown = [&](LayerId layer) { return map.document().layer(layer).is_visible; };
    map.change(SetVisible{mine, false});
    std::string const kept = map.kept().text_in("/");
    map.show_stop({{*parse_time_range("2014"), Undated::shown}, {{mine, true}, {yours, false}}});
    CHECK(is_shown(mine));
    CHECK_FALSE(is_shown(yours));
    CHECK(map.kept().text_in("/") == kept);
    map.change(SetOpacity{mine, 0.5F});  // a choice during the tour stays
    CHECK(map.undo());
    CHECK(map.undo());  // mine was hidden before the tour
    CHECK(map.model().chosen().find(mine)->is_visible);
    CHECK_FALSE(is_shown(yours));
    map.end_stops();
    CHECK(is_shown(mine));
    CHECK(is_shown(yours));
    CHECK(map.model().state().time.is_off());
    CHECK(map.redo());
    CHECK_FALSE(is_shown(mine));
}
