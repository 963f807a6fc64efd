#pragma once

#include "base/job.hpp"
#include "geo/packed_rtree.hpp"
#include "geo/transformer.hpp"
#include "map/feature_table.hpp"

#include <memory>
#include <vector>

namespace gatepost {

/// How two-point lines are drawn: as they are, or as a shallow arc (pairs of twinned villages).
enum class LineShape : std::uint8_t { straight, arc };

/// A table's geometry in the map CRS: clipped to where that CRS is usable, long edges split, indexed. Feature
/// numbers are those of the table; what lies outside the usable area has become `none`. Immutable, rebuilt
/// when the map CRS changes.
struct WorldGeometry {
    GeometryColumn geometry;
    std::vector<Box> bounds;
    PackedRtree index;
    bool is_ballpark =
        false;  ///< PROJ only guessed the datum shift: positions may be off by hundreds of metres
};

/// Runs in a job: source CRS → lon/lat → clip → map CRS, in whole columns. O(n log n).
[[nodiscard]] WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs,
                                                 LineShape line_shape, TransformerCache& transformers,
                                                 JobContext const& job);

}  // namespace gatepost
