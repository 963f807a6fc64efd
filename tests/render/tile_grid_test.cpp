#include "render/tile_grid.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("the level is the one whose resolution is nearest to the screen's") {
    CHECK(level_for(1.0) == 0);
    CHECK(level_for(1.4) == 0);
    CHECK(level_for(1.5) == 1);
    CHECK(level_for(0.25) == -2);
    CHECK(level_for(1000) == 10);
}

TEST_CASE("tiles cover the box, meet without overlap, and the nearest to the middle comes first") {
    Box const view{-3000, 100, 2500, 4100};
    auto const keys = tiles_covering(view, 0);
    Box covered;
    double area = 0;
    for (TileKey const key : keys) {
        covered.grow(bounds_world(key));
        area += bounds_world(key).width() * bounds_world(key).height();
    }
    CHECK(covered.contains(view));
    CHECK(area == Approx(covered.width() * covered.height()));
    CHECK(bounds_world(keys.front()).contains(view.centre()));
}

TEST_CASE("negative levels are finer than one map unit a pixel") {
    CHECK(world_per_tile_px(-3) == 0.125);
    CHECK(bounds_world(TileKey{-3, 1, 0}).min_x == 128);
}
