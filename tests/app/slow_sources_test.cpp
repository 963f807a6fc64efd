// Sources that somebody else is slow to give.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "app/workspace.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using namespace std::chrono_literals;

namespace {

/// A pipe that a reader waits at until it is let go.
class SlowSource {
  public:
    SlowSource(TempFolder const& folder, char const* name) : m_path((folder / name).string()) {
        REQUIRE(mkfifo(m_path.c_str(), 0600) == 0);
    }
    [[nodiscard]] std::string const& path() const { return m_path; }
    void let_go() const {
        int const writer = ::open(m_path.c_str(), O_WRONLY);
        constexpr std::string_view nothing = R"({"type": "FeatureCollection", "features": []})";
        CHECK(::write(writer, nothing.data(), nothing.size()) == static_cast<ssize_t>(nothing.size()));
        ::close(writer);
    }

  private:
    std::string m_path;
};

}  // namespace

TEST_CASE("slow sources, as many as there are workers and more, keep no other work waiting") {
    TempFolder const folder;
    SlowSource const first(folder, "first.geojson");
    SlowSource const second(folder, "second.geojson");
    SlowSource const third(folder, "third.geojson");
    Options options;
    options.no_basemap = true;
    options.inputs = {first.path(), second.path(), third.path()};
    JobPool pool(2);
    Workspace workspace(options, pool);
    Job<bool> tile(pool, [](JobContext const&) { return true; });
    std::optional<bool> cut;
    for (auto const end = std::chrono::steady_clock::now() + 20s;
         !cut && std::chrono::steady_clock::now() < end;) {
        cut = tile.take();
        std::this_thread::sleep_for(1ms);
    }
    CHECK(cut.has_value());
    CHECK(workspace.is_loading());  // the sources still keep their readers waiting
    for (SlowSource const* const source : {&first, &second, &third}) {
        source->let_go();
    }
    workspace.finish_loading();
}

TEST_CASE("what only computes shares the workers of tiles, what may wait does not") {
    TempFolder const folder;
    JobPool pool(2);
    SourceWorkers workers(pool);
    CHECK(&workers.for_source(folder.file("a.geojson", "{}")).pool == &pool);
    CHECK(&workers.for_source(folder.file("a.fgb", "")).pool == &pool);
    CHECK(&workers.for_source(folder.file("a.gpkg", "")).pool != &pool);
    CHECK(&workers.for_source("https://example.org/a.geojson").pool != &pool);
    CHECK(&workers.for_source("PG:service=maps").pool != &pool);
}

TEST_CASE("another map opens without waiting for a slow source of the one before") {
    TempFolder const folder;
    SlowSource const slow(folder, "slow.geojson");
    Options options;
    options.no_basemap = true;
    options.inputs = {slow.path()};
    JobPool pool(2);
    Workspace workspace(options, pool);
    workspace.open_files({folder.file("empty.gatepost.json", R"({"gatepost_map": 1})")});
    CHECK_FALSE(workspace.is_loading());
    CHECK(workspace.document().layers().empty());
    slow.let_go();
}
