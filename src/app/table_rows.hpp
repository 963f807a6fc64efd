#pragma once

#include "app/source_workers.hpp"
#include "map/feature_mask.hpp"
#include "map/map_plane.hpp"
#include "map/world_geometry.hpp"
#include "table/table_order.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// Puts the rows of a table in order, or those that hold some words, in a job. One table at a time: what is
/// asked last counts. Main thread only.
class TableRows {
  public:
    explicit TableRows(SourceWorkers& workers) : m_workers(workers) {}

    struct Asked {
        std::string source;
        std::shared_ptr<FeatureTable const> table;
        TableOrder order;
        std::shared_ptr<FeatureMask const> mask = nullptr;  ///< what time and a filter leave; null: all
        std::shared_ptr<WorldGeometry const> world = nullptr;
        MapPlane plane{};                                 ///< on which `world` lies
        std::optional<Box> only_in_world = std::nullopt;  ///< rows of features there; needs `world`
        std::uint64_t ticket = 0;                         ///< comes back with the rows
    };
    void begin(Asked asked);
    /// What came to its end since: why it failed, or an empty text; none: nothing did.
    [[nodiscard]] std::optional<std::string> poll();
    /// The rows that were put in order last; may be none.
    [[nodiscard]] std::shared_ptr<OrderedRows const> const& rows() const { return m_rows; }
    /// How far the order that was asked for is; none where nobody waits for one.
    [[nodiscard]] std::optional<float> progress() const {
        return m_job.is_active() ? std::optional{m_job.progress()} : std::nullopt;
    }

  private:
    struct Result {
        std::shared_ptr<OrderedRows const> rows;
        std::string failure;
    };
    static OrderedRows rows_of(Asked const& asked, JobContext const& job);

    SourceWorkers& m_workers;
    Job<Result> m_job;
    std::shared_ptr<OrderedRows const> m_rows;
};

}  // namespace gatepost
