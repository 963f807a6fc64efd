#include "map/map_plane.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// Around what a CRS can show, in lon/lat, so close that a parallel is off its chords by some 15 m.
std::vector<Point> around(Crs const& map_crs) {
    Box const lonlat = map_crs.usable_area_lonlat();
    constexpr double longest_deg = 0.25;
    std::vector<Point> ring;
    auto const go = [&](Point from, Point to) {
        double const steps =
            std::ceil(std::max(std::abs(to.x - from.x), std::abs(to.y - from.y)) / longest_deg);
        for (double i = 0; i < steps; ++i) {
            ring.push_back(from + (to - from) * (i / steps));
        }
    };
    if (!map_crs.has_seam()) {  // around a pole: the parallel that is farthest from it
        double const farthest = lonlat.max_y > -lonlat.min_y ? lonlat.min_y : lonlat.max_y;
        go({lonlat.min_x, farthest}, {lonlat.max_x, farthest});
        return ring;
    }
    go({lonlat.min_x, lonlat.min_y}, {lonlat.max_x, lonlat.min_y});
    go({lonlat.max_x, lonlat.min_y}, {lonlat.max_x, lonlat.max_y});
    go({lonlat.max_x, lonlat.max_y}, {lonlat.min_x, lonlat.max_y});
    go({lonlat.min_x, lonlat.max_y}, {lonlat.min_x, lonlat.min_y});
    return ring;
}

}  // namespace

MapPlane::MapPlane(Crs const& map_crs, Transformer const& world_from_lonlat)
    : m_repeat(repeat_of(map_crs, world_from_lonlat)),
      m_edge_world(around(map_crs)),
      m_area_lonlat(map_crs.usable_area_lonlat()) {
    world_from_lonlat.forward(m_edge_world);
    std::erase_if(m_edge_world, [](Point p) { return !is_finite(p); });
    for (Point const p : m_edge_world) {
        m_bounds_world.grow(p);
    }
}

bool MapPlane::holds(Box const& world) const {
    if (m_edge_world.empty()) {
        return true;
    }
    if (m_repeat) {
        return world.min_y >= m_bounds_world.min_y && world.max_y <= m_bounds_world.max_y;
    }
    if (!m_bounds_world.contains(world)) {
        return false;
    }
    bool is_inside = false;  // by the edges that a ray to the east of the middle crosses
    Point const middle = world.centre();
    for (std::size_t i = 0; i < m_edge_world.size(); ++i) {
        Point const a = m_edge_world[i];
        Point const b = m_edge_world[(i + 1) % m_edge_world.size()];
        Box edge;
        edge.grow(a);
        edge.grow(b);
        if (edge.intersects(world)) {
            return false;
        }
        bool const crosses = (a.y > middle.y) != (b.y > middle.y);
        if (crosses && middle.x < a.x + (b.x - a.x) * (middle.y - a.y) / (b.y - a.y)) {
            is_inside = !is_inside;
        }
    }
    return is_inside;
}

}  // namespace gatepost
