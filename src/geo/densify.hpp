#pragma once

#include "geo/transformer.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace gatepost {

/// How closely the edges of a line are followed on the map, where they are curves: a straight edge in lon/lat
/// is not straight there.
///
/// The error is a metre of ground wherever that can be had, so that a gate stands on its border at any zoom.
/// A curve of the map bends about as the globe does: over a length L it leaves its chord by L²/8R, so pieces
/// of √(8R · 1 m) = 7 km each are within the metre, and the number of pieces of an edge can be told from its
/// length alone. That is what bounds them: where the edges of a layer add up to more pieces than are sensible
/// (`DensifyBudget`), all of them get a larger error, the same for neighbours; and an edge that wants many
/// more pieces than its length explains (its coordinates lie where the projection has no sense any more) does
/// not get them.
struct DensifyLimits {
    double max_error_world = 1;      ///< in map units
    double short_edge_source = 0;    ///< shorter edges are taken as straight
    double piece_length_source = 0;  ///< of an edge that bends as the globe does; 0: every edge may have 4096
    double turn_world = 0;  ///< 360 where x is a longitude: a line that crosses 180° goes on beyond it
};

/// Projects a line or ring and splits its edges so that the drawn line stays within the limits' error of the
/// true curve. The source's own vertices are all kept. Appends to `world`; vertices that cannot be projected
/// are left out, and counted in what is returned. Over a kilometre or less no projection in its usable area
/// bends by a metre. One projection a vertex, one more for each longer edge, and two more for each piece.
std::size_t append_projected(Transformer const& world_from_source, std::span<Point const> source,
                             DensifyLimits const& limits, std::vector<Point>& world);

/// The limits that both CRS' units ask for: an error of so many metres on the map, edges under 1 km taken as
/// straight.
[[nodiscard]] DensifyLimits densify_limits(Crs const& source, Crs const& world, double error_m = 1);

/// Adds up the pieces that lines will be split into, and says with which error that is bearable.
class DensifyBudget {
  public:
    explicit DensifyBudget(Crs const& source) : m_metres_per_unit(source.metres_per_unit()) {}
    void add(std::span<Point const> line);
    /// 1, or so much more that there are no more than a million pieces, and one for each vertex.
    [[nodiscard]] double error_m() const;

  private:
    double m_metres_per_unit;
    double m_pieces = 0;
    double m_vertices = 0;
};

}  // namespace gatepost
