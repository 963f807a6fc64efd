// Files that change on the disk are told; what is still being written waits.
#include "io/file_watch.hpp"

#include "base/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace gatepost;

namespace {

struct Watched {
    TempFolder folder;
    std::string path = folder / "mine.geojson";
    std::atomic<int> woken = 0;
    FileWatch watch{[this] { ++woken; }};

    Watched() {
        write("one");
        watch.watch({path});
    }
    void write(std::string const& text) const { std::ofstream(path) << text; }
    std::vector<std::string> changed_within(double seconds) {
        for (int i = 0; i < static_cast<int>(seconds * 100); ++i) {
            if (auto changed = watch.take_changed(); !changed.empty()) {
                return changed;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return {};
    }
};

}  // namespace

TEST_CASE("a file that is written, replaced or removed is told once it is left alone") {
    Watched one;
    one.write("two");
    CHECK(one.changed_within(5) == std::vector{one.path});
    CHECK(one.woken > 0);
    CHECK_FALSE(one.watch.is_waiting());
    std::ofstream(one.folder / "aside") << "three";
    std::filesystem::rename(one.folder / "aside", one.path);
    CHECK(one.changed_within(5) == std::vector{one.path});
    std::filesystem::remove(one.path);
    CHECK(one.changed_within(5) == std::vector{one.path});
}

TEST_CASE("other files of the folder, and files that are no longer watched, are not told") {
    Watched one;
    std::ofstream(one.folder / "other.geojson") << "two";
    CHECK(one.changed_within(0.5).empty());
    one.watch.watch({});
    one.write("two");
    CHECK(one.changed_within(0.5).empty());
}

TEST_CASE("a folder that is not there is no harm") {
    FileWatch watch([] {});
    watch.watch({"/nowhere/at/all.geojson"});
    CHECK(watch.take_changed().empty());
}
