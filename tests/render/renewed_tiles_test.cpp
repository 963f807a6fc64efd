// What changes on a map that does not move: another time, other classes.
#include <array>
#include <chrono>
#include <future>
#include <set>

#include "render/dice.hpp"
#include "render/gl_fixture.hpp"
#include "render/tile_cache.hpp"
#include "render/tile_view.hpp"

using namespace gatepost;
using namespace std::chrono_literals;

namespace {

TileKey const here{0, 0, 0};

/// A tile whose points are counted.
TileContent counted(std::uint64_t revision) {
    Dice dice(3);
    GeometryColumn column;
    constexpr std::size_t features = 5000;
    for (std::size_t i = 0; i < features; ++i) {
        column.add_point({dice.between(0, tile_side_px), dice.between(0, tile_side_px)});
    }
    DensityPoints points;
    points.world = std::make_shared<WorldGeometry const>(std::move(column));
    points.class_of_feature = std::make_shared<std::vector<std::uint16_t> const>(features);
    points.left_out = std::make_shared<std::vector<std::uint8_t> const>(features);
    points.counts_class = {1};
    TileDensity density = uncounted_density(points, PointLook{PointDrawing::density, 14, {}}, 0);
    density.scale = DensityScale(histogram_of(density, {}));
    TileSource const source{.world = points.world,
                            .class_of_feature = points.class_of_feature,
                            .without_symbol = points.left_out,
                            .classes = {StyleClass{}},
                            .density = std::make_shared<TileDensity const>(std::move(density))};
    return {{revision}, [source] { return TileSource(source); }};
}

/// One frame that shows a revision; the name of its texture.
unsigned show(TileCache& cache, std::uint64_t revision) {
    TileContent const content = counted(revision);
    cache.begin_frame(1);
    static_cast<void>(cache.request(content, here, 0));
    cache.take_soon(20s);
    GpuMesh const* const mesh = cache.find(content.id_of(here));
    cache.end_frame();
    REQUIRE(mesh != nullptr);
    return mesh->density()->shades.id();
}

}  // namespace

TEST_CASE_METHOD(GlFixture, "a tile that is waited for is there in the frame that asks for it") {
    JobPool pool(1);
    TileCache cache(pool);
    CHECK(show(cache, 1) != 0);
}

TEST_CASE_METHOD(GlFixture, "nobody waits longer than that") {
    JobPool pool(1);
    TileCache cache(pool);
    std::promise<void> ended;
    std::shared_future<void> const end = ended.get_future().share();
    pool.submit([end](std::size_t) { end.wait(); }, -1e9);
    cache.begin_frame(1);
    static_cast<void>(cache.request(counted(1), here, 0));
    cache.take_soon(1ms);
    CHECK(cache.find(counted(1).id_of(here)) == nullptr);
    ended.set_value();
}

TEST_CASE_METHOD(GlFixture, "steps of time use a few textures in turn") {
    JobPool pool(1);
    TileCache cache(pool);
    std::set<unsigned> textures;
    constexpr int steps = 40;
    for (std::uint64_t revision = 1; revision <= steps; ++revision) {
        textures.insert(show(cache, revision));
        cache.supersede(revision);
    }
    CHECK(textures.size() <= 5);
}

TEST_CASE_METHOD(GlFixture, "what only changes is waited for once; what moves is not") {
    JobPool pool(1);
    TileCache cache(pool);
    TileView view;
    std::array<SeenTile, 1> const seen{SeenTile{here}};
    TileContent const first = counted(1);
    TileContent const second = counted(2);
    CHECK_FALSE(view.begins_to_renew(first, seen));  // there was nothing before
    static_cast<void>(show(cache, 1));
    CHECK(view.resolve(cache, first, seen));
    CHECK_FALSE(view.begins_to_renew(first, seen));
    std::array<SeenTile, 1> const elsewhere{SeenTile{{0, 1, 0}}};
    CHECK_FALSE(TileView(view).begins_to_renew(second, elsewhere));
    CHECK(view.begins_to_renew(second, seen));
    CHECK_FALSE(view.begins_to_renew(second, seen));
}
