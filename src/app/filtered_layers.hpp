#pragma once

#include "app/layer_jobs.hpp"
#include "app/message_log.hpp"
#include "app/source_workers.hpp"
#include "map/feature_filter.hpp"
#include "map/map_model.hpp"

#include <map>
#include <memory>
#include <string>

namespace gatepost {

/// Which features of layers their conditions leave: jobs find out, while the map shows what was left before.
/// Main thread only.
class FilteredLayers {
  public:
    /// All outlive it.
    FilteredLayers(MapModel& model, SourceWorkers& workers, MessageLog& messages)
        : m_model(model), m_workers(workers), m_messages(messages) {}

    /// Begins what is missing, once for each table and condition. O(layers).
    void begin_missing();
    /// Takes what is ready; true if there was any.
    bool poll();
    /// The same when all of it is.
    void wait();
    [[nodiscard]] bool is_reading() const { return !m_jobs.is_empty(); }

  private:
    struct Known {
        std::shared_ptr<FeatureTable const> table;
        std::string condition;
        friend bool operator==(Known const&, Known const&) = default;
    };
    struct Read {
        Known of;
        std::shared_ptr<FeatureFilter const> filter;
        std::string failure;
    };
    void tell_unknown(Layer const& layer, FeatureFilter const& filter);
    void take(LayerId id, Read read);

    MapModel& m_model;
    SourceWorkers& m_workers;
    MessageLog& m_messages;
    std::map<LayerId, Known> m_known;
    std::map<LayerId, std::string> m_told;  ///< conditions of whose unknown fields was told
    LayerJobs<Read> m_jobs;
};

}  // namespace gatepost
