#include "render/tile_grid.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

double world_per_tile_px(int level) { return std::ldexp(1.0, level); }

Box bounds_world(TileKey key) {
    double const side = tile_side_px * world_per_tile_px(key.level);
    double const x = static_cast<double>(key.x) * side;
    double const y = static_cast<double>(key.y) * side;
    return {x, y, x + side, y + side};
}

Box bounds_world(SeenTile const& tile) {
    Box const own = bounds_world(tile.key);
    return {own.min_x + tile.east_world, own.min_y, own.max_x + tile.east_world, own.max_y};
}

int level_for(double world_per_framebuffer_px) {
    return static_cast<int>(std::lround(std::log2(world_per_framebuffer_px)));
}

std::vector<TileKey> tiles_covering(Box const& world, int level) {
    double const side = tile_side_px * world_per_tile_px(level);
    auto const cell = [&](double v) { return static_cast<std::int64_t>(std::floor(v / side)); };
    std::vector<TileKey> keys;
    for (std::int64_t y = cell(world.min_y); y <= cell(world.max_y); ++y) {
        for (std::int64_t x = cell(world.min_x); x <= cell(world.max_x); ++x) {
            keys.push_back({level, x, y});
        }
    }
    Point const centre = world.centre();
    std::stable_sort(keys.begin(), keys.end(), [&](TileKey const& a, TileKey const& b) {
        return distance(bounds_world(a).centre(), centre) < distance(bounds_world(b).centre(), centre);
    });
    return keys;
}

}  // namespace gatepost
