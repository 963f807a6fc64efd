#pragma once

#include "geo/crs.hpp"
#include "geo/point.hpp"
#include "geo/transformer.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// A map of the whole world that goes on to the east and to the west as the same map again. So it is in
/// cylindrical projections, where meridians are parallel lines at even distances: the plane of the map is the
/// strip from `west_world` that is `width_world` wide, and everything is seen again at whole turns from it.
struct WorldRepeat {
    double west_world = 0;
    double width_world = 1;
    double west_deg = -180;  ///< the longitude at `west_world`

    /// The place in the strip that is seen here.
    [[nodiscard]] Point wrapped(Point world) const;
    /// By how much what is at `from_world` must be moved to be in that copy of it that is nearest to
    /// `to_world`.
    [[nodiscard]] double turn_towards(double from_x_world, double to_x_world) const;
    /// How far to the east of itself the strip is seen in a box of the plane, once for each copy: the one
    /// that holds the middle of the box first.
    [[nodiscard]] std::vector<double> turns_in(Box const& world) const;
    /// The longitude of a meridian; it runs on beyond 180° as `x_world` does beyond the strip.
    [[nodiscard]] double longitude_deg(double x_world) const {
        return west_deg + (x_world - west_world) / width_world * 360;
    }
    [[nodiscard]] double x_world(double longitude_deg) const {
        return west_world + (longitude_deg - west_deg) / 360 * width_world;
    }

    friend bool operator==(WorldRepeat const&, WorldRepeat const&) = default;
};

/// Nothing for a CRS that does not show the whole world around, or not along straight and even meridians.
/// Costs some ten transformed points.
[[nodiscard]] std::optional<WorldRepeat> repeat_of(Crs const& map_crs, Transformer const& world_from_lonlat);

}  // namespace gatepost
