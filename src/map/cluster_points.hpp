#pragma once

#include "map/layer.hpp"

namespace gatepost {

/// Scales at which clusterings differ: powers of two, so that nothing regroups while one pans or zooms a
/// little.
[[nodiscard]] int clustering_level(double world_per_px);

constexpr std::size_t most_clustered = 5000;  ///< points of a layer; more are dots, or fields of them

/// Whether a layer's points are clustered at all: few enough to have symbols with casings, and so wanted.
[[nodiscard]] bool is_clusterable(Layer const& layer);

/// Greedy, from the largest symbol down (then by smaller `rank`, then as they stand in the table). Two
/// that only overlap are both drawn. The layer has its geometry in the map CRS. O(n log n).
[[nodiscard]] Clustering cluster_points(Layer const& layer, Clustering::View view);

}  // namespace gatepost
