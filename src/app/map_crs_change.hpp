#pragma once

#include "app/source_workers.hpp"
#include "map/map_model.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace gatepost {

/// Another map CRS on its way: the geometries of all layers are rebuilt in jobs, while the map stays as it
/// is. Main thread only.
class MapCrsChange {
  public:
    explicit MapCrsChange(SourceWorkers& workers) : m_workers(workers) {}

    /// Asks for a CRS in the place of what was asked for before.
    void want(Crs crs, AskedBy asked_by);
    void cancel();
    /// Whether a change waits or is under way.
    [[nodiscard]] bool is_wanted() const { return m_wanted || m_change; }
    /// The CRS that layers should be read in from now on; none while no change is under way.
    [[nodiscard]] Crs const* coming() const { return m_change ? &m_change->crs : nullptr; }

    /// How a change ended: with all geometries, or why it could not be; then the map stays as it is.
    struct Outcome {
        Crs crs;
        std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> worlds;
        AskedBy asked_by = AskedBy::itself;
        std::string failure;
    };
    /// Begins the change that waits, where it may, and takes what was rebuilt.
    [[nodiscard]] std::optional<Outcome> poll(Document const& document, bool may_begin);
    /// The same, waiting until it has ended; none where nothing was wanted.
    [[nodiscard]] std::optional<Outcome> wait(Document const& document);
    /// Adds how far its jobs are, from 0 to 1 each.
    void add_progress(float& done, float& all) const;

  private:
    struct Rebuilt {
        std::shared_ptr<WorldGeometry const> world;
        std::string failure;
    };
    struct Change {
        Crs crs;
        std::map<LayerId, Job<Rebuilt>> jobs;
        std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> worlds;
    };
    void begin(Document const& document);
    /// Where a layer cannot be rebuilt the whole change ends.
    [[nodiscard]] std::optional<Outcome> keep(LayerId layer, Rebuilt rebuilt);
    [[nodiscard]] std::optional<Outcome> take_finished();

    SourceWorkers& m_workers;
    std::optional<Crs> m_wanted;
    AskedBy m_asked_by = AskedBy::itself;
    std::optional<Change> m_change;
};

}  // namespace gatepost
