#pragma once

#include "map/layer.hpp"

#include <vector>

namespace gatepost {

/// Scales at which clusterings differ: powers of two, so that nothing regroups while one pans or zooms a
/// little.
[[nodiscard]] int clustering_level(double world_per_px);

constexpr std::size_t most_clustered = 5000;  ///< points of a layer; more are dots, or fields of them

/// Whether a layer's points are clustered at all: few enough to have symbols with casings, and so wanted.
[[nodiscard]] bool is_clusterable(Layer const& layer);

/// Of each class whether it shows at a zoom: see Clustering::View.
[[nodiscard]] std::vector<bool> classes_that_show(Layer const& layer, double zoom);

/// Whether at this zoom one symbol of the layer may stand for it, and for the layers that are gathered into
/// it: it asks for that and draws any. O(features until the first that it draws).
[[nodiscard]] bool may_lead(Layer const& layer, double zoom);

/// Greedy, what is pale after the rest, from the largest symbol down (then by smaller `rank`, then as they
/// stand in the table). Two that only overlap are both drawn. The layer has its geometry in the map CRS. O(n
/// log n).
[[nodiscard]] Clustering cluster_points(Layer const& layer, Clustering::View view);

}  // namespace gatepost
