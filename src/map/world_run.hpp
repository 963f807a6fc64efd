#pragma once

#include "base/job.hpp"
#include "geo/line_shape.hpp"
#include "geo/transformer.hpp"
#include "map/missed_features.hpp"
#include "table/feature_table.hpp"

namespace gatepost {

/// What all runs of a table share while it is brought into a map CRS.
struct WorldBuilding {
    FeatureTable const& table;
    Crs const& map_crs;
    LineShape line_shape;
    double error_m;  ///< of edges that are curves on the map
};

/// Some features of a table, one behind the other, in the map CRS.
struct WorldRun {
    GeometryColumn geometry;
    MissedFeatures missed;
    bool is_ballpark = false;
};

/// Source CRS → lon/lat → clip → map CRS, of the features from `first` to before `last`. On one worker.
[[nodiscard]] WorldRun build_world_run(WorldBuilding const& building, TransformerCache& transformers,
                                       std::size_t first, std::size_t last, JobContext const& job);

}  // namespace gatepost
