#pragma once

#include "geo/world_repeat.hpp"

#include <cmath>
#include <optional>
#include <vector>

namespace gatepost {

/// The plane of a map CRS: how far it is a map at all, and whether it goes on as the same map again.
class MapPlane {
  public:
    /// A plane of which nothing is known: it is the map wherever one looks.
    MapPlane() = default;
    /// Costs some thousand transformed points.
    MapPlane(Crs const& map_crs, Transformer const& world_from_lonlat);

    [[nodiscard]] std::optional<WorldRepeat> const& repeat() const { return m_repeat; }
    /// The place itself that is seen where the map may be a copy.
    [[nodiscard]] Point wrapped(Point world) const { return m_repeat ? m_repeat->wrapped(world) : world; }
    /// How far to the east of itself the map is seen in a box (WorldRepeat::turns_in); where it does not
    /// repeat once, where it is.
    [[nodiscard]] std::vector<double> turns_in(Box const& world) const {
        return m_repeat ? m_repeat->turns_in(world) : std::vector<double>{0};
    }
    /// The number of one of those copies: 0 is the map itself, and it counts to the east.
    [[nodiscard]] int turn_number(double east_world) const {
        return m_repeat ? static_cast<int>(std::lround(east_world / m_repeat->width_world)) : 0;
    }
    /// A place as it is seen in that copy of the map that is nearest to another place.
    [[nodiscard]] Point near(Point world, Point to_world) const {
        return m_repeat ? Point{world.x + m_repeat->turn_towards(world.x, to_world.x), world.y} : world;
    }

    /// The ring around all that the CRS can show of the earth: nothing is drawn beyond it. Of a map that
    /// repeats it is the strip that does; empty where PROJ cannot say.
    [[nodiscard]] std::vector<Point> const& edge_world() const { return m_edge_world; }
    /// What the CRS can show, in lon/lat: see Crs::usable_area_lonlat. Of an unknown plane the whole world.
    [[nodiscard]] Box const& area_lonlat() const { return m_area_lonlat; }
    /// Whether all of a box is the map of the earth. O(vertices of the edge).
    [[nodiscard]] bool holds(Box const& world) const;

  private:
    std::optional<WorldRepeat> m_repeat;
    std::vector<Point> m_edge_world;
    Box m_bounds_world;
    Box m_area_lonlat = whole_world_lonlat;
};

}  // namespace gatepost
