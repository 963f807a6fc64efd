#pragma once

#include "geo/point.hpp"
#include "geo/transformer.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// Longitudes are angles: 190° is -170°, and a feature across 180° is seen at both ends of a map that ends
/// there. All in lon/lat degrees. A "usable" box is up to 360° wide and may begin at any meridian.

/// A longitude this little (a metre) beyond the edge of the world is a rounding error, not another turn.
constexpr double longitude_rounding_deg = 1e-5;

/// The turns, in degrees, by which something from `west` to `east` must be shifted to be seen in the box: one
/// if it fits in whole; two if it lies across an edge of the map; none if no part of it is in the box.
[[nodiscard]] std::vector<double> turns_into(double west, double east, Box const& usable);

/// The point, moved by whole turns into the box; onto the box's edge if only rounding puts it outside.
/// Nothing if it is outside.
[[nodiscard]] std::optional<Point> wrapped_into(Point lonlat, Box const& usable);

/// Whether an edge goes more than half round the world, as no real line does: a line from 179° to -179° that
/// was not cut at the antimeridian, as RFC 7946 (2016, 3.1.9) asks. Edges along a pole and whole turns (the
/// frame of a map) are valid and do not count.
[[nodiscard]] bool is_uncut(Point a, Point b);
[[nodiscard]] bool has_uncut_edge(std::span<Point const> line);

/// The latitude of the pole that a ring of a projected CRS encloses, which makes it not close in lon/lat;
/// nothing if it encloses none. `lonlat`: the ring with continuous longitudes, not wrapped at ±180; `source`:
/// the same ring in its CRS.
[[nodiscard]] std::optional<double> pole_within(std::span<Point const> lonlat, std::span<Point const> source,
                                                Transformer const& lonlat_from_source);

/// The smallest box of longitudes and latitudes around many things. If it lies across the antimeridian, its
/// west is greater than its east, as RFC 7946 (2016, 5.2) has it. That form is used only if everything fits
/// into less than half the globe that way, and into no less than half otherwise.
class LonlatExtent {
  public:
    LonlatExtent();
    /// Adds a point, a line or a ring, whose longitudes run on beyond ±180 where it crosses them.
    void add(std::span<Point const> part);
    /// min_x > max_x if it lies across the antimeridian. Nothing if nothing was added.
    [[nodiscard]] std::optional<Box> box() const;

  private:
    struct Interval {
        double west = 0;
        double east = 0;
    };
    void cover(Interval interval);

    Box m_plain;  // with longitudes wrapped to ±180
    std::vector<Interval>
        m_cells;  // the part of each degree of longitude that is covered; west > east: nothing
};

}  // namespace gatepost
