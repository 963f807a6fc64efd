// Maps that are kept aside: when they are written, who may open them again, and what is left of them.
#include "app/map_keeper.hpp"

#include "base/json.hpp"
#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <thread>

using namespace gatepost;

namespace {

constexpr char const* points =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},)"
    R"("geometry":{"type":"Point","coordinates":[105,21]}}]})";

struct Kept {
    TempFolder folder;
    std::filesystem::path aside = folder / "aside";
    JobPool pool{2};
    std::optional<OpenMap> map;
    std::optional<MapKeeper> keeper;

    Kept() {
        write_file(folder / "mine.geojson", points);
        open({folder / "mine.geojson"});
    }
    void open(std::vector<std::string> const& inputs) {
        keeper.reset();
        Options options;
        options.no_basemap = true;
        options.inputs = inputs;
        map.emplace(options, pool);
        map->finish_loading();
        map->camera().resize(800, 600);
        map->camera().show_initial_view(map->options());
        keeper.emplace(*map, aside, pool, [] {});
    }
    [[nodiscard]] LayerId mine() const { return *map->document().find_layer("mine"); }
    [[nodiscard]] std::size_t files() const {
        std::error_code none;
        std::size_t count = 0;
        for (auto const& entry : std::filesystem::directory_iterator(aside, none)) {
            count += entry.path().extension() == ".json" ? 1 : 0;
        }
        return count;
    }
    /// Until what was to be written is on the disk; `now_s` counts on from call to call.
    void follow_for(double seconds) {
        for (double end_s = now_s + seconds; now_s < end_s; now_s += 0.5) {
            static_cast<void>(keeper->follow(now_s));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    double now_s = 100;
};

}  // namespace

TEST_CASE("a map is written aside within five seconds of a change, and what is undone leaves nothing") {
    Kept kept;
    kept.follow_for(5);
    CHECK(kept.files() == 0);
    kept.map->change(SetVisible{kept.mine(), false});
    kept.follow_for(1);
    CHECK(kept.keeper->due_in_s(kept.now_s));
    kept.follow_for(4);
    CHECK(kept.files() == 1);
    CHECK_FALSE(kept.keeper->due_in_s(kept.now_s));
    REQUIRE(kept.map->undo());
    kept.follow_for(4);
    CHECK(kept.files() == 0);
}

TEST_CASE("a map that is kept aside is offered when its window is gone, and to one window only") {
    Kept kept;
    kept.map->change(SetOpacity{kept.mine(), 0.5F});
    kept.follow_for(5);
    Autosave other(kept.aside, kept.pool);
    CHECK(other.left_over().empty());  // its window lives
    kept.keeper.reset();               // as after a crash: nothing was finished
    auto const left = other.left_over();
    REQUIRE(left.size() == 1);
    CHECK(left[0].title == "mine");
    Autosave third(kept.aside, kept.pool);
    CHECK(other.adopt(left[0].path));
    CHECK_FALSE(third.adopt(left[0].path));
    kept.open({left[0].path.string()});
    CHECK(kept.map->document().layer(kept.mine()).opacity == 0.5F);
    CHECK(kept.map->kept().path().empty());  // it has no file of its own
    CHECK(kept.map->kept().has_unsaved_changes());
    CHECK(kept.map->messages().shown().empty());
    CHECK_FALSE(kept.map->kept().file().tree->contains("kept_aside"));
}

TEST_CASE(
    "what a person let go of is gone, a map without a file is kept, and one that was declined is not "
    "offered") {
    Kept kept;
    std::string const path = kept.map->kept().save(kept.folder / "walk");
    kept.map->change(SetVisible{kept.mine(), false});
    kept.follow_for(5);
    REQUIRE(kept.files() == 1);
    kept.keeper->finish(true);  // "do not save"
    CHECK(kept.files() == 0);
    kept.open({kept.folder / "mine.geojson"});
    kept.map->change(SetOpacity{kept.mine(), 0.5F});
    kept.keeper->finish(true);
    REQUIRE(kept.files() == 1);
    Autosave next(kept.aside, kept.pool);
    REQUIRE(next.left_over().size() == 1);
    next.set_aside(next.left_over()[0].path);
    CHECK(next.left_over().empty());
    CHECK(kept.files() == 1);  // and still on the disk
}

TEST_CASE("a map file that something else has written is known to be another") {
    Kept kept;
    std::string const path = kept.map->kept().save(kept.folder / "walk");
    CHECK_FALSE(kept.map->kept().is_changed_on_disk());
    CHECK_FALSE(kept.map->kept().has_changes());
    write_file(path, *read_file(path) + "\n");
    CHECK(kept.map->kept().is_changed_on_disk());
    static_cast<void>(kept.map->kept().save(path));
    CHECK_FALSE(kept.map->kept().is_changed_on_disk());
}
