#pragma once

#include "app/bundled.hpp"
#include "map/document.hpp"

namespace gatepost {

/// For jobs that read: a table as a layer that can join a document, with its geometry in the map CRS.
/// `palette_index` chooses the colour of a person's own layer. The cost is that of make_layer and
/// build_world_geometry.
[[nodiscard]] Layer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index,
                                Crs const& map_crs, WorkerLocal<TransformerCache>& transformers,
                                JobContext const& job);

}  // namespace gatepost
