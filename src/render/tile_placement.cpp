#include "render/tile_placement.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

Box overlap(Box const& a, Box const& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

}  // namespace

TilePlacement place(SeenTile const& tile, MapFrame const& frame) {
    double const world_per_framebuffer_px = frame.viewport.world_per_px / frame.pixel_ratio;
    Point const centre = frame.viewport.screen_from_world(bounds_world(tile).centre()) * frame.pixel_ratio;
    return {static_cast<float>(world_per_tile_px(tile.key.level) / world_per_framebuffer_px),
            static_cast<float>(centre.x), static_cast<float>(centre.y)};
}

Box scissor_to(DrawnTile const& tile, MapFrame const& frame) {
    Box const own = bounds_world(tile.at);
    Box const world =
        tile.instead_of ? overlap(own, bounds_world(SeenTile{*tile.instead_of, tile.at.east_world})) : own;
    Point const low = frame.viewport.screen_from_world({world.min_x, world.min_y}) * frame.pixel_ratio;
    Point const high = frame.viewport.screen_from_world({world.max_x, world.max_y}) * frame.pixel_ratio;
    auto const pixel = [](double v, int size) {
        return static_cast<int>(std::clamp(std::round(v), 0.0, static_cast<double>(size)));
    };
    int const left = pixel(low.x, frame.width_px);
    int const right = pixel(high.x, frame.width_px);
    int const top = pixel(high.y, frame.height_px);
    int const bottom = pixel(low.y, frame.height_px);
    glScissor(left, frame.height_px - bottom, std::max(right - left, 0), std::max(bottom - top, 0));
    return {static_cast<double>(left), static_cast<double>(top), static_cast<double>(right),
            static_cast<double>(bottom)};
}

Box local_from_px(Box const& px, SeenTile const& tile, MapFrame const& frame) {
    TilePlacement const at = place(tile, frame);
    auto const scale = static_cast<double>(at.scale);
    auto const x_px = static_cast<double>(at.x_px);
    auto const y_px = static_cast<double>(at.y_px);
    return {(px.min_x - x_px) / scale, (y_px - px.max_y) / scale, (px.max_x - x_px) / scale,
            (y_px - px.min_y) / scale};
}

void set_placement(ShaderProgram& program, SeenTile const& tile, MapFrame const& frame) {
    TilePlacement const at = place(tile, frame);
    program.set("u_scale", at.scale, -at.scale);
    program.set("u_offset_px", at.x_px, at.y_px);
}

}  // namespace gatepost
