#pragma once

#include "geo/transformer.hpp"

namespace gatepost {

/// The rectangle of the world plane that is on screen. Screen is in logical pixels, x right, y down, (0, 0)
/// the upper left corner of the first pixel; the only y flip of the program is here. No rotation yet.
struct Viewport {
    Point centre_world;
    double world_per_px = 1;
    double width_px = 1;
    double height_px = 1;

    [[nodiscard]] Point screen_from_world(Point world) const {
        return {(world.x - centre_world.x) / world_per_px + width_px / 2,
                height_px / 2 - (world.y - centre_world.y) / world_per_px};
    }
    [[nodiscard]] Point world_from_screen(Point screen) const {
        return {centre_world.x + (screen.x - width_px / 2) * world_per_px,
                centre_world.y - (screen.y - height_px / 2) * world_per_px};
    }
    [[nodiscard]] Box bounds_world() const {
        double const half_width = width_px / 2 * world_per_px;
        double const half_height = height_px / 2 * world_per_px;
        return {centre_world.x - half_width, centre_world.y - half_height, centre_world.x + half_width,
                centre_world.y + half_height};
    }
    /// Moved so that what was under the pointer follows it.
    [[nodiscard]] Viewport panned(Point screen_delta) const;
    /// Moved to the east in the world.
    [[nodiscard]] Viewport moved(double east_world) const;
    /// Zoomed by a factor (2 = twice as close) with the point under `screen` staying there.
    [[nodiscard]] Viewport zoomed(double factor, Point screen) const;
    /// The smallest view of the same size that holds `world`; exactly it where the aspect is the same.
    [[nodiscard]] Viewport fitted(Box const& world) const;

    friend bool operator==(Viewport const&, Viewport const&) = default;
};

/// Zoom Z in every CRS: 156543.034 · cos(latitude) / 2^Z ground metres a logical pixel at the centre,
/// measured along the map's horizontal. The cosine is never below 0.5, except in Mercator projections.
constexpr double zoom_zero_metres_per_px = 156'543.03392804097;
constexpr double min_zoom = 0;
constexpr double max_zoom = 26;  // 2 mm a pixel at the equator: a thing of half a metre fills a window

[[nodiscard]] double zoom_of(Viewport const& viewport, Crs const& map_crs,
                             Transformer const& world_from_lonlat);
[[nodiscard]] double world_per_px_at(double zoom, Point centre_world, Crs const& map_crs,
                                     Transformer const& world_from_lonlat);

}  // namespace gatepost
