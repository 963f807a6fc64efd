#pragma once

#include "base/job.hpp"
#include "geo/edge_runs.hpp"
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
    WorldGeometry() = default;
    /// Indexes a finished column.
    explicit WorldGeometry(GeometryColumn column, JobContext const& job = {});

    GeometryColumn geometry;
    PackedRtree index;
    bool is_ballpark =
        false;  ///< PROJ only guessed the datum shift: positions may be off by hundreds of metres

    [[nodiscard]] Box bounds_of(std::size_t feature) const {
        return m_bounds.empty() ? geometry.bounds_of(feature) : m_bounds[feature];
    }
    /// Where a feature is named: at its point, in the middle of its bounds if it is an area, or half-way
    /// along the longest of its lines. Of nothing: nowhere.
    [[nodiscard]] Point anchor_of(std::size_t feature) const {
        return m_anchors.empty() ? geometry.vertices_of(feature).front() : m_anchors[feature];
    }
    /// The runs of edges of a part of a feature with very many vertices; of others none.
    [[nodiscard]] std::span<EdgeRun const> edge_runs_of(std::size_t part) const;
    /// Bytes that it holds.
    [[nodiscard]] std::size_t bytes() const;

  private:
    std::vector<Box> m_bounds;     // of each feature; of plain points, which are their own bounds, none
    std::vector<Point> m_anchors;  // as many

    /// A part that has runs, and where they begin.
    struct LongPart {
        std::size_t part;
        std::size_t first_run;
    };
    void find_edge_runs(JobContext const& job);

    std::vector<LongPart> m_long_parts;  // ascending
    std::vector<EdgeRun> m_edge_runs;
};

/// Runs in a job: source CRS → lon/lat → clip → map CRS, in whole columns, on all workers that are free.
/// O(n).
[[nodiscard]] WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs,
                                                 LineShape line_shape,
                                                 WorkerLocal<TransformerCache>& transformers,
                                                 JobContext const& job);

}  // namespace gatepost
