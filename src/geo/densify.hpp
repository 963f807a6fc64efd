#pragma once

#include "geo/transformer.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace gatepost {

/// How closely the map follows the edges of a line, which are curves there: a straight edge in lon/lat is not
/// straight on the map.
///
/// The error is a metre on the ground wherever that is affordable, so that a gate stands on its border at any
/// zoom. A curve on the map bends about as much as the globe does: over a length L it leaves its chord by
/// L²/8R, so pieces of √(8R · 1 m) = 7 km each stay within the metre, and the number of pieces of an edge
/// follows from its length alone. That number is also the limit. If the edges of a layer add up to more
/// pieces than is sensible (`DensifyBudget`), all of them get a larger error, the same for neighbours. And an
/// edge that needs far more pieces than its length explains (because its coordinates lie where the projection
/// makes no sense) does not get them.
struct DensifyLimits {
    double max_error_world = 1;      ///< in map units
    double short_edge_source = 0;    ///< shorter edges are kept straight
    double piece_length_source = 0;  ///< for an edge that bends like the globe; 0: every edge may have 4096
    double turn_world = 0;           ///< 360 if x is a longitude: a line across 180° continues beyond it
};

/// Projects a line or ring and splits its edges so that the drawn line stays within the limits' error of the
/// true curve. Keeps all of the source's own vertices. Appends to `world`; vertices that cannot be projected
/// are left out, and their number is returned. Over a kilometre or less no projection in its usable area
/// bends by a metre. Costs one projection for each vertex, one more for each longer edge, and two more for
/// each piece.
std::size_t append_projected(Transformer const& world_from_source, std::span<Point const> source,
                             DensifyLimits const& limits, std::vector<Point>& world);

/// The limits for this pair of CRS: an error of `error_m` metres on the map, and edges under 1 km kept
/// straight.
[[nodiscard]] DensifyLimits densify_limits(Crs const& source, Crs const& world, double error_m = 1);

/// Adds up the pieces that lines will be split into, and tells what error keeps their number bearable.
class DensifyBudget {
  public:
    explicit DensifyBudget(Crs const& source) : m_metres_per_unit(source.metres_per_unit()) {}
    void add(std::span<Point const> line);
    /// 1, or as much more as keeps the number below a million pieces plus one for each vertex.
    [[nodiscard]] double error_m() const;

  private:
    double m_metres_per_unit;
    double m_pieces = 0;
    double m_vertices = 0;
};

}  // namespace gatepost
