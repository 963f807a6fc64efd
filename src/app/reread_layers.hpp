#pragma once

#include "app/partial_layers.hpp"

#include <map>
#include <string>
#include <vector>

namespace gatepost {

/// Layers that are read again, because their file has changed or their texts are to be read in another
/// encoding, while the map shows them as they were. Main thread only.
class RereadLayers {
  public:
    enum class Why : std::uint8_t { other_encoding, asked_for, changed_on_disk };

    /// `most_rows`: how many features of one source are held at most, as when it was read first.
    RereadLayers(SourceWorkers& workers, std::optional<Crs> assumed_crs, std::uint64_t most_rows)
        : m_workers(workers), m_assumed_crs(std::move(assumed_crs)), m_most_rows(most_rows) {}

    /// Begins to read a layer's source again, as `source` says; a reading of the same layer that is under way
    /// is given up.
    void begin(Document const& document, Layer const& layer, SourceRef const& source, Why why);

    struct Reread {
        LayerId layer{};
        SourceRef source;
        Why why = Why::asked_for;
        std::optional<LayerContent> content;  ///< none where it could not be read
        std::string failure;
    };
    /// What was read since. Where the map CRS has changed meanwhile it is read once more.
    [[nodiscard]] std::vector<Reread> poll(Document const& document);
    [[nodiscard]] bool is_reading() const { return !m_readings.empty(); }

  private:
    struct Reading {
        Job<Reread> job;
        SourceRef source;
        Why why;
        Crs map_crs;  ///< that it is placed in
    };

    SourceWorkers& m_workers;
    std::optional<Crs> m_assumed_crs;
    std::uint64_t m_most_rows;
    std::map<LayerId, Reading> m_readings;
};

/// Whether a file that was read again seems to be half written: more of it is refused than before.
[[nodiscard]] bool is_worse(FeatureTable const& now, FeatureTable const& before);

}  // namespace gatepost
