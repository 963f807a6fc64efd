#pragma once

#include "geo/antimeridian_cut.hpp"
#include "geo/transformer.hpp"
#include "table/feature_table.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// The geometry of one feature as files write it: points, lines, and areas, each of several polygons. What
/// the polygons of one area enclose together is covered by an odd number of them; areas cover each by itself.
struct ExportShape {
    std::vector<Point> points;
    std::vector<std::vector<Point>> lines;
    std::vector<std::vector<RingPolygon>> areas;

    [[nodiscard]] bool is_empty() const { return points.empty() && lines.empty() && areas.empty(); }
    /// Whether it is points, lines or an area alone, as a Multi… can hold; else only a collection can.
    [[nodiscard]] bool is_collection() const {
        int const kinds = (points.empty() ? 0 : 1) + (lines.empty() ? 0 : 1) + (areas.empty() ? 0 : 1);
        return kinds > 1 || areas.size() > 1;
    }
};

/// A feature's geometry in the CRS that it was read in. Rings are closed.
[[nodiscard]] ExportShape source_shape(GeometryColumn const& geometry, std::size_t feature);

/// Makes shapes in lon/lat on WGS 84, cut at ±180° and with rings as RFC 7946 wants them. Straight edges stay
/// straight between their vertices, as in ogr2ogr. One per thread.
class LonlatShapes {
  public:
    LonlatShapes(FeatureTable const& table, TransformerCache& transformers);

    /// What lies at no place on earth is left out and counted in `placeless`.
    [[nodiscard]] ExportShape of(std::size_t feature);
    /// Features of which something was left out so far.
    [[nodiscard]] std::size_t placeless() const { return m_placeless; }

  private:
    [[nodiscard]] std::vector<Point> lonlat_of(std::span<Point const> source);
    [[nodiscard]] Ring ring_of(std::span<Point const> source);

    GeometryColumn const& m_geometry;
    Transformer const& m_lonlat_from_source;
    bool m_is_geographic;
    bool m_lost_something = false;  ///< of the feature at hand
    std::size_t m_placeless = 0;
};

}  // namespace gatepost
