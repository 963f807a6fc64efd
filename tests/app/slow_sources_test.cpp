// Sources that somebody else is slow to give.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "app/open_map.hpp"
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
    /// Until somebody reads, and waits for more.
    void wait_for_reader() {
        for (int i = 0; i < 20'000 && m_writer < 0; ++i) {
            m_writer = ::open(m_path.c_str(), O_WRONLY | O_NONBLOCK);  // fails as long as nobody has it open
            std::this_thread::sleep_for(1ms);
        }
        REQUIRE(m_writer >= 0);
    }
    void let_go() {
        m_writer = m_writer < 0 ? ::open(m_path.c_str(), O_WRONLY) : m_writer;
        constexpr std::string_view nothing = R"({"type": "FeatureCollection", "features": []})";
        CHECK(::write(m_writer, nothing.data(), nothing.size()) == static_cast<ssize_t>(nothing.size()));
        ::close(m_writer);
    }

  private:
    std::string m_path;
    int m_writer = -1;
};

}  // namespace

TEST_CASE("slow sources, as many as there are workers and more, keep no other work waiting") {
    TempFolder const folder;
    SlowSource first(folder, "first.geojson");
    SlowSource second(folder, "second.geojson");
    SlowSource third(folder, "third.geojson");
    Options options;
    options.no_basemap = true;
    options.inputs = {first.path(), second.path(), third.path()};
    JobPool pool(2);
    OpenMap open_map(options, pool);
    Job<bool> tile(pool, [](JobContext const&) { return true; });
    std::optional<bool> cut;
    for (auto const end = std::chrono::steady_clock::now() + 20s;
         !cut && std::chrono::steady_clock::now() < end;) {
        cut = tile.take();
        std::this_thread::sleep_for(1ms);
    }
    CHECK(cut.has_value());
    CHECK(open_map.is_loading());  // the sources still keep their readers waiting
    for (SlowSource* const source : {&first, &second, &third}) {
        source->let_go();
    }
    open_map.finish_loading();
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
    SlowSource slow(folder, "slow.geojson");
    Options options;
    options.no_basemap = true;
    options.inputs = {slow.path()};
    JobPool pool(2);
    OpenMap open_map(options, pool);
    slow.wait_for_reader();
    open_map.open_files({folder.file("empty.gatepost.json", R"({"gatepost_map": 1})")});
    CHECK_FALSE(open_map.is_loading());
    CHECK(open_map.document().layers().empty());
    slow.let_go();
}
