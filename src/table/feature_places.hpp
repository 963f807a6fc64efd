#pragma once

#include "geo/transformer.hpp"
#include "table/feature_table.hpp"

#include <optional>

namespace gatepost {

/// Where a table's features are on the earth, for conditions that speak of distances. Keeps a reference to
/// the table. Use it from one thread at a time.
class FeaturePlaces {
  public:
    /// Throws Error if PROJ cannot make lon/lat of the table's CRS; making one costs 5–200 ms in a CRS other
    /// than WGS 84.
    explicit FeaturePlaces(FeatureTable const& table);

    /// Metres from a place to the nearest point of a feature on the WGS 84 ellipsoid: 0 inside an area. The
    /// nearest point of an edge is looked for on a plane about the place, so over thousands of kilometres of
    /// edge it may be a near one. Nothing for a feature without a place. O(vertices).
    [[nodiscard]] std::optional<double> distance_m(std::size_t feature, Point lonlat) const;

  private:
    GeometryColumn const& m_geometry;
    Transformer m_lonlat_from_source;
};

}  // namespace gatepost
