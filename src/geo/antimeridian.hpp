#pragma once

#include "geo/point.hpp"
#include "geo/transformer.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// Longitudes are angles: 190° is -170°, and what crosses 180° is seen at both ends of a map that ends there.
/// All in lon/lat degrees. A "usable" box is up to 360° wide and may begin at any meridian.

/// This near (a metre) to the edge of the world a longitude beyond it is rounding, not another turn.
constexpr double longitude_rounding_deg = 1e-5;

/// The turns, in degrees, by which something from `west` to `east` has to be shifted to be seen in the box:
/// one where it fits in whole; two where it lies over an edge of the map; none where nothing of it is there.
[[nodiscard]] std::vector<double> turns_into(double west, double east, Box const& usable);

/// A point in the turn in which it is in the box, on its edge where only rounding puts it beyond; nothing if
/// it is outside.
[[nodiscard]] std::optional<Point> wrapped_into(Point lonlat, Box const& usable);

/// Whether an edge goes more than half round the world, the way no line on the globe would: a line from 179°
/// to -179° that was not cut at the antimeridian, as RFC 7946 (2016, 3.1.9) asks. Edges along a pole and
/// whole turns (the frame of a map) are right as they are.
[[nodiscard]] bool is_uncut(Point a, Point b);
[[nodiscard]] bool has_uncut_edge(std::span<Point const> line);

/// The latitude of the pole that a ring of a projected CRS goes round, which does not close in lon/lat;
/// nothing if it goes round none. `lonlat`: the ring with longitudes that run on, `source`: the same in its
/// CRS.
[[nodiscard]] std::optional<double> pole_within(std::span<Point const> lonlat, std::span<Point const> source,
                                                Transformer const& lonlat_from_source);

/// The smallest box of longitudes and latitudes around many things; where that lies across the antimeridian
/// its west is greater than its east, as RFC 7946 (2016, 5.2) has it. It is taken to do so only if less than
/// half the globe holds everything then, and more than half otherwise.
class LonlatExtent {
  public:
    LonlatExtent();
    /// A point, a line or a ring, whose longitudes run on beyond ±180 where it crosses them.
    void add(std::span<Point const> part);
    /// min_x > max_x across the antimeridian. Nothing if nothing was added.
    [[nodiscard]] std::optional<Box> box() const;

  private:
    struct Interval {
        double west = 0;
        double east = 0;
    };
    void cover(Interval interval);

    Box m_plain;  // with longitudes brought to ±180
    std::vector<Interval>
        m_cells;  // of each degree of longitude, what of it is covered; west > east: nothing
};

}  // namespace gatepost
