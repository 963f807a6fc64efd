#include "render/seen_tiles.hpp"

#include <algorithm>

namespace gatepost {

std::vector<SeenTile> tiles_in_view(Box const& bounds, MapFrame const& frame) {
    int const level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
    double const margin =
        tile_side_px * world_per_tile_px(level) / 16;  // how far a line may reach beyond its tile
    Box const view = frame.viewport.bounds_world();
    std::vector<SeenTile> tiles;
    for (double const east_world : frame.document->map_plane().turns_in(view)) {
        Box const as_if_here{view.min_x - east_world, view.min_y, view.max_x - east_world, view.max_y};
        for (TileKey const key : tiles_covering(as_if_here, level)) {
            if (bounds.intersects(bounds_world(key).expanded(margin))) {
                tiles.push_back({key, east_world});
            }
        }
    }
    std::stable_sort(tiles.begin(), tiles.end(), [&](SeenTile const& a, SeenTile const& b) {
        return distance(bounds_world(a).centre(), view.centre()) <
               distance(bounds_world(b).centre(), view.centre());
    });
    return tiles;
}

}  // namespace gatepost
