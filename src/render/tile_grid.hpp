#pragma once

#include "map/viewport.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace gatepost {

/// A square of the world plane. At level L, a tile is tile_side_px pixels of 2^L map units each, so the level
/// decreases as one zooms in. Works for any map CRS: the only origin is (0, 0), and there is no outer bound.
struct TileKey {
    int level = 0;
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend auto operator<=>(TileKey const&, TileKey const&) = default;
};

/// A tile where it is seen: on a map that repeats possibly some turns to the east or west of its own place.
struct SeenTile {
    TileKey key;
    double east_world = 0;
    friend bool operator==(SeenTile const&, SeenTile const&) = default;
};

constexpr double tile_side_px = 1024;

[[nodiscard]] double world_per_tile_px(int level);
[[nodiscard]] Box bounds_world(TileKey key);
[[nodiscard]] Box bounds_world(SeenTile const& tile);

/// The level whose own resolution is nearest to that of the screen (at most √2 off, either way).
[[nodiscard]] int level_for(double world_per_framebuffer_px);

/// The tiles that cover a box of the world, nearest to its centre first.
[[nodiscard]] std::vector<TileKey> tiles_covering(Box const& world, int level);

}  // namespace gatepost
