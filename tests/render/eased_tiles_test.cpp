#include "render/eased_tiles.hpp"

#include <catch2/catch.hpp>

#include "render/gl_fixture.hpp"

using namespace gatepost;

TEST_CASE("one level goes over into the next within a fifth of a second; panning and time ease nothing") {
    EasedTiles eased;
    std::uint64_t next_revision = 1;  // as another range of time brings along, which eases nothing
    auto const show = [&](int level, std::int64_t x, std::uint64_t count, std::optional<double> now_s) {
        eased.show({{nullptr, {{level, x, 0}}}}, next_revision++, count, now_s);
    };
    show(3, 0, 7, 10);
    CHECK(eased.share_of_past(10) == 0);
    show(3, 1, 7, 10.5);
    CHECK(eased.share_of_past(10.5) == 0);
    show(2, 2, 7, 11);
    CHECK(eased.share_of_past(11) == 1);
    CHECK(eased.share_of_past(11 + EasedTiles::duration_s / 2) == Approx(0.5));
    show(2, 3, 7, 11.1);  // the next frame of it begins nothing anew
    CHECK(eased.share_of_past(11 + EasedTiles::duration_s) == Approx(0).margin(1e-9));
    CHECK(eased.share_of_past(std::nullopt) == 0);
    show(2, 3, 8, 12);  // another count, of other classes
    CHECK(eased.share_of_past(12) == 1);
    show(1, 3, 8, std::nullopt);  // a picture
    CHECK(eased.share_of_past(13) == 0);
}

TEST_CASE_METHOD(GlFixture, "what was drawn before is drawn as far as its tiles are still at hand") {
    JobPool pool(1);
    TileCache cache(pool);
    cache.begin_frame(1);
    GeometryColumn column;
    column.add_point({10, 10});
    TileSource const source{.world = std::make_shared<WorldGeometry const>(std::move(column)),
                            .class_of_feature = std::make_shared<std::vector<std::uint16_t> const>(1),
                            .without_symbol = std::make_shared<std::vector<std::uint8_t> const>(1),
                            .classes = {StyleClass{}}};
    TileContent const content{{7}, [&] { return TileSource(source); }};
    TileKey const here{0, 0, 0};
    CHECK(cache.request(content, here, 0) == nullptr);
    cache.finish();
    EasedTiles eased;
    SeenTile const copy{here, 360};
    SeenTile const gone{{0, 5, 5}};
    eased.show({{cache.find(content.id_of(here)), copy}, {nullptr, gone}}, 7, 7, 1);
    eased.show({{nullptr, {{-1, 0, 0}}}}, 7, 7, 2);
    auto const past = eased.past(cache);
    REQUIRE(past.size() == 1);
    CHECK(past[0].at == copy);
    CHECK(past[0].mesh == cache.find(content.id_of(here)));
}
