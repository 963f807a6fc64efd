#pragma once

#include "geo/geodesy.hpp"
#include "map/viewport.hpp"

namespace gatepost {

/// A map in some CRS, to look at from anywhere.
struct MapAt {
    Crs crs;
    Transformer world_from_lonlat;
    explicit MapAt(char const* code) : crs(Crs::parse(code)), world_from_lonlat(Crs::wgs84(), crs) {}

    [[nodiscard]] Viewport view_at(Point lonlat, double zoom) const {
        Point const centre = world_from_lonlat.forward(lonlat);
        return {centre, world_per_px_at(zoom, centre, crs, world_from_lonlat), 1600, 1000};
    }
    [[nodiscard]] Point lonlat_at(Viewport const& view, Point screen) const {
        return world_from_lonlat.inverse(view.world_from_screen(screen));
    }
};

}  // namespace gatepost
