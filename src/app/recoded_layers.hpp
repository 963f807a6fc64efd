#pragma once

#include "app/partial_layers.hpp"

#include <map>
#include <string>
#include <vector>

namespace gatepost {

/// Layers that are read again with another encoding of their texts, while the map shows them as they were.
/// Main thread only.
class RecodedLayers {
  public:
    RecodedLayers(SourceWorkers& workers, std::optional<Crs> assumed_crs)
        : m_workers(workers), m_assumed_crs(std::move(assumed_crs)) {}

    /// Begins to read a layer's source again; a reading of the same layer that is under way counts for
    /// nothing.
    void begin(Document const& document, Layer const& layer, std::string const& encoding);
    /// What was read since. Where the map CRS has changed meanwhile it is read once more.
    [[nodiscard]] std::vector<PartialLayers::Fresh> poll(Document const& document);
    [[nodiscard]] bool is_reading() const { return !m_readings.empty(); }

  private:
    struct Reading {
        Job<PartialLayers::Fresh> job;
        std::string encoding;
        Crs map_crs;  ///< that it is placed in
    };

    SourceWorkers& m_workers;
    std::optional<Crs> m_assumed_crs;
    std::map<LayerId, Reading> m_readings;
};

}  // namespace gatepost
