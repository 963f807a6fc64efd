#include "render/tile_cache.hpp"

#include "render/dice.hpp"
#include "render/gl_fixture.hpp"

#include <limits>

using namespace gatepost;

namespace {

constexpr int tiles = 9;

TileKey key_of(int i) { return {0, i % 3, i / 3}; }

/// Dots, so many in each of the tiles that it comes as a texture of a megabyte.
TileContent crowd() {
    Dice dice(5);
    GeometryColumn column;
    for (int i = 0; i < 1000 * tiles; ++i) {
        column.add_point({dice.between(0, 3 * tile_side_px), dice.between(0, 3 * tile_side_px)});
    }
    LayerStyle dots;
    dots.classes = {StyleClass{}};
    dots.draw_plain_dots();
    std::size_t const features = column.size();
    TileSource const source{.world = std::make_shared<WorldGeometry const>(std::move(column)),
                            .class_of_feature = std::make_shared<std::vector<std::uint16_t> const>(features),
                            .without_symbol = std::make_shared<std::vector<std::uint8_t> const>(features),
                            .classes = dots.classes};
    return {{1}, [source] { return TileSource(source); }};
}

int count_ready(TileCache& cache, TileContent const& content) {
    int ready = 0;
    for (int i = 0; i < tiles; ++i) {
        ready += cache.request(content, key_of(i), i) != nullptr ? 1 : 0;
    }
    return ready;
}

/// The one worker comes to it when all tiles are cut.
void wait_for_worker(JobPool& pool) {
    constexpr double last = std::numeric_limits<double>::max();
    CHECK(Job<bool>(
              pool, [](JobContext const&) { return true; }, last)
              .get());
}

}  // namespace

TEST_CASE_METHOD(GlFixture,
                 "tiles that are ready come over several frames, and the cache says that more are due") {
    JobPool pool(1);
    TileCache cache(pool);
    TileContent const content = crowd();
    cache.begin_frame(1);
    CHECK(count_ready(cache, content) == 0);
    CHECK_FALSE(cache.is_uploading());
    wait_for_worker(pool);
    cache.take_finished();
    CHECK(cache.is_uploading());
    int const in_first_frame = count_ready(cache, content);
    CHECK((in_first_frame > 0 && in_first_frame < tiles));
    cache.end_frame();
    for (int frame = 0; frame < tiles && cache.is_uploading(); ++frame) {
        cache.begin_frame(1);
        CHECK(count_ready(cache, content) < tiles);
        cache.take_finished();
        static_cast<void>(count_ready(cache, content));
        cache.end_frame();
    }
    CHECK_FALSE(cache.is_uploading());
    cache.begin_frame(1);
    CHECK(count_ready(cache, content) == tiles);
}

TEST_CASE_METHOD(GlFixture, "a tile that cannot be made is empty and told of, and the others come") {
    JobPool pool(1);
    TileCache cache(pool);
    TileContent const good = crowd();
    TileContent const poor{{2}, []() -> TileSource { throw std::bad_alloc(); }, "roads"};
    cache.begin_frame(1);
    CHECK(cache.request(poor, key_of(0), 0) != nullptr);
    static_cast<void>(cache.request(good, key_of(0), 0));
    cache.finish();
    CHECK(cache.request(good, key_of(0), 0) != nullptr);
    CHECK(cache.take_failures() == std::vector<std::string>{"roads: there is not enough memory for it"});
    CHECK(cache.take_failures().empty());
}
