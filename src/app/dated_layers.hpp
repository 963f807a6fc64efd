#pragma once

#include "app/layer_jobs.hpp"
#include "app/message_log.hpp"
#include "app/source_workers.hpp"
#include "map/map_model.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// When the features of layers were there, where that was not read with them: of layers whose attributes
/// stayed in their file, and of those that were given other fields of dates. Jobs read it, while the map
/// shows the layer as it was. Main thread only.
class DatedLayers {
  public:
    /// All outlive it.
    DatedLayers(MapModel& model, SourceWorkers& workers, MessageLog& messages)
        : m_model(model), m_workers(workers), m_messages(messages) {}

    /// Begins to read what is missing, once for each table and choice of fields. O(layers).
    void begin_missing();
    /// Takes what was read; true if there was any.
    bool poll();
    /// The same when all of it is there.
    void wait();
    [[nodiscard]] bool is_reading() const { return !m_jobs.is_empty(); }

    /// Says of layers on the map which dates are none, and in which order they are read where that was
    /// guessed: each once.
    void tell_doubts();

  private:
    struct Known {
        std::shared_ptr<FeatureTable const> table;
        std::optional<DateFields> dates;
    };
    struct Read {
        Known of;
        std::shared_ptr<FeatureTimes const> times;
        std::string failure;
    };
    void take(LayerId layer, Read read);

    MapModel& m_model;
    SourceWorkers& m_workers;
    MessageLog& m_messages;
    std::map<LayerId, Known> m_known;
    LayerJobs<Read> m_jobs;
    std::map<LayerId, std::shared_ptr<FeatureTimes const>> m_told;  ///< of whose doubts was told
};

}  // namespace gatepost
