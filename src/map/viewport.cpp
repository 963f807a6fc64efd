#include "map/viewport.hpp"

#include "geo/geodesy.hpp"

#include <numbers>

namespace gatepost {

namespace {

/// The cosine is that of the web's maps, where the ground shrinks towards the poles. Around a pole in another
/// projection it would go to nothing, and a map of the whole Arctic be at zoom -8.
double equatorial_metres_at(Point centre_world, Crs const& map_crs, Transformer const& world_from_lonlat) {
    double const latitude_deg = world_from_lonlat.inverse(centre_world).y;
    double const cosine = std::cos(latitude_deg * std::numbers::pi / 180);
    double const least_cosine = map_crs.is_mercator() ? 1e-3 : 0.5;
    return zoom_zero_metres_per_px * (std::isfinite(cosine) ? std::max(cosine, least_cosine) : 1.0);
}

}  // namespace

Viewport Viewport::panned(Point screen_delta) const {
    Viewport moved = *this;
    moved.centre_world = centre_world - Point{screen_delta.x, -screen_delta.y} * world_per_px;
    return moved;
}

Viewport Viewport::moved(double east_world) const {
    Viewport moved = *this;
    moved.centre_world.x += east_world;
    return moved;
}

Viewport Viewport::zoomed(double factor, Point screen) const {
    Point const anchor = world_from_screen(screen);
    Viewport closer = *this;
    closer.world_per_px = world_per_px / factor;
    closer.centre_world = closer.centre_world + (anchor - closer.world_from_screen(screen));
    return closer;
}

Viewport Viewport::fitted(Box const& world) const {
    if (world.is_empty()) {
        return *this;
    }
    Viewport fit = *this;
    fit.centre_world = world.centre();
    double const needed = std::max(world.width() / width_px, world.height() / height_px);
    fit.world_per_px = needed > 0 ? needed : world_per_px;
    return fit;
}

double zoom_of(Viewport const& viewport, Crs const& map_crs, Transformer const& world_from_lonlat) {
    double const ground_m_per_px =
        viewport.world_per_px * ground_metres_per_unit(map_crs, world_from_lonlat, viewport.centre_world);
    return std::log2(equatorial_metres_at(viewport.centre_world, map_crs, world_from_lonlat) /
                     ground_m_per_px);
}

double world_per_px_at(double zoom, Point centre_world, Crs const& map_crs,
                       Transformer const& world_from_lonlat) {
    double const ground_m_per_px =
        equatorial_metres_at(centre_world, map_crs, world_from_lonlat) / std::exp2(zoom);
    return ground_m_per_px / ground_metres_per_unit(map_crs, world_from_lonlat, centre_world);
}

}  // namespace gatepost
