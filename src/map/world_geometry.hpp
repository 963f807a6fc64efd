#pragma once

#include "base/job.hpp"
#include "geo/edge_runs.hpp"
#include "geo/line_shape.hpp"
#include "geo/packed_rtree.hpp"
#include "geo/transformer.hpp"
#include "map/missed_features.hpp"
#include "table/feature_table.hpp"

#include <memory>
#include <span>
#include <vector>

namespace gatepost {

/// The runs of edges of all parts of a feature with very many vertices; of other features none.
struct FeatureEdgeRuns {
    std::size_t first_part = 0;
    std::span<std::size_t const> begins{};  ///< into `runs`, of each part; one more at the end
    std::span<EdgeRun const> runs{};

    [[nodiscard]] std::span<EdgeRun const> of_part(std::size_t part) const {
        std::size_t const i = part - first_part;
        return begins.empty() ? runs : runs.subspan(begins[i], begins[i + 1] - begins[i]);
    }
};

/// A table's geometry in the map CRS: clipped to where that CRS is usable, long edges split, indexed. What
/// crosses an edge of the map (180°, say) is on both sides of it. Feature numbers are those of the table;
/// what lies outside the usable area has become `none`. Immutable, rebuilt when the map CRS changes.
struct WorldGeometry {
    WorldGeometry() = default;
    /// Indexes a finished column.
    explicit WorldGeometry(GeometryColumn column, JobContext const& job = {});

    GeometryColumn geometry;
    PackedRtree index;
    MissedFeatures missed;
    bool is_ballpark =
        false;  ///< PROJ only guessed the datum shift: positions may be off by hundreds of metres

    [[nodiscard]] Box bounds_of(std::size_t feature) const {
        return m_bounds.empty() ? geometry.bounds_of(feature) : m_bounds[feature];
    }
    /// Where a feature is named: in the middle of its areas' bounds; without areas, half-way along the
    /// longest of its lines; else at its point. Of nothing: nowhere.
    [[nodiscard]] Point anchor_of(std::size_t feature) const {
        return m_anchors.empty() ? geometry.vertices_of(feature).front() : m_anchors[feature];
    }
    [[nodiscard]] FeatureEdgeRuns edge_runs_of(std::size_t feature) const;
    /// Bytes that it holds.
    [[nodiscard]] std::size_t bytes() const;

  private:
    std::vector<Box> m_bounds;     // of each feature; of plain points, which are their own bounds, none
    std::vector<Point> m_anchors;  // as many

    /// A feature that has runs, and where in `m_run_begins` its parts are.
    struct LongFeature {
        std::size_t feature;
        std::size_t first;
    };
    void find_edge_runs(JobContext const& job);

    std::vector<LongFeature> m_long_features;  // ascending
    std::vector<std::size_t> m_run_begins;  // into m_edge_runs, of each of their parts; one more at the end
    std::vector<EdgeRun> m_edge_runs;
};

/// Whether a point lies in an area of the feature: within an odd number of an area's rings, holes too,
/// whatever their direction. Costs about the square root of the feature's vertices.
[[nodiscard]] bool covers(WorldGeometry const& world, std::size_t feature, Point p);

/// Runs in a job: source CRS → lon/lat → clip → map CRS, in whole columns, on all workers that are free.
/// O(n).
[[nodiscard]] WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs,
                                                 LineShape line_shape,
                                                 WorkerLocal<TransformerCache>& transformers,
                                                 JobContext const& job);

}  // namespace gatepost
