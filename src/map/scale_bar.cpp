#include "map/scale_bar.hpp"

#include "geo/geodesy.hpp"

#include <fmt/format.h>

#include <array>

namespace gatepost {

ScaleBar scale_bar_at(Viewport const& viewport, Point screen, Transformer const& world_from_lonlat) {
    constexpr double longest_px = 120;
    std::array<Point, 2> ends{viewport.world_from_screen({screen.x - longest_px / 2, screen.y}),
                              viewport.world_from_screen({screen.x + longest_px / 2, screen.y})};
    world_from_lonlat.inverse(ends);
    double const longest_m =
        is_finite(ends[0]) && is_finite(ends[1]) ? geodesic_distance_m(ends[0], ends[1]) : 0;
    if (!(longest_m > 0)) {
        return {};
    }
    double const magnitude = std::pow(10, std::floor(std::log10(longest_m)));
    double length_m = magnitude;
    for (double const step : {2.0, 5.0}) {
        length_m = step * magnitude <= longest_m ? step * magnitude : length_m;
    }
    return {longest_px * length_m / longest_m,
            length_m >= 1000 ? fmt::format("{:.0f} km", length_m / 1000) : fmt::format("{:g} m", length_m)};
}

ScaleBar scale_bar_of_map(Viewport const& viewport, Point screen, MapPlane const& plane,
                          Transformer const& world_from_lonlat) {
    Point world = viewport.world_from_screen(screen);
    if (!plane.holds(Box::around(plane.wrapped(world), 0))) {
        screen = {viewport.width_px / 2, viewport.height_px / 2};
        world = viewport.centre_world;
    }
    double const east_world = plane.wrapped(world).x - world.x;
    return scale_bar_at(viewport.moved(east_world), screen, world_from_lonlat);
}

}  // namespace gatepost
