#pragma once

#include "app/source_workers.hpp"
#include "map/document.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Follows the view with the layers whose source is too large to hold: reads what lies around the view when
/// that is not at hand, in jobs, while the map shows what it has. Main thread only.
class PartialLayers {
  public:
    /// A layer's new content, or why there is none.
    struct Fresh {
        LayerId layer{};
        std::optional<LayerContent> content;
        std::string failure;
    };

    /// `most_rows`: how many features of one source are held at most.
    PartialLayers(SourceWorkers& workers, std::optional<Crs> assumed_crs, std::uint64_t most_rows = 1'000'000)
        : m_workers(workers), m_assumed_crs(std::move(assumed_crs)), m_most_rows(most_rows) {}

    [[nodiscard]] static bool has_any(Document const& document);
    /// Takes what was read and begins what the view wants now. No view: it shows more than a box of lon/lat
    /// can say, so all of each source is meant. What is taken must be put into the document.
    [[nodiscard]] std::vector<Fresh> poll(Document const& document, std::optional<Box> const& view_lonlat);
    /// Stops all reading, without waiting for what cannot stop at once: the map CRS is about to change.
    void cancel();
    [[nodiscard]] bool is_reading() const { return !m_readings.empty(); }
    [[nodiscard]] std::uint64_t most_rows() const { return m_most_rows; }

  private:
    void stop_outdated(Document const& document, std::optional<Box> const& view_lonlat);
    void begin(Document const& document, Layer const& layer, std::optional<Box> const& view_lonlat);

    SourceWorkers& m_workers;
    std::optional<Crs> m_assumed_crs;
    std::uint64_t m_most_rows;
    struct Reading {
        Job<Fresh> job;
        std::optional<Box> lonlat;  ///< what is read; none: everything
        std::string condition;      ///< that the layer has
    };
    std::map<LayerId, Reading> m_readings;
    std::vector<Job<Fresh>> m_stopped;                        // until they have ended
    using Look = std::pair<std::optional<Box>, std::string>;  ///< a view and a condition
    std::map<LayerId, Look> m_failed;                         // they are asked again for another look
};

/// Whether a view needs more of the source than the table has: another place, or, of a sample, more detail or
/// others of its features, where the source can leave out those that the layer's condition does not hold for.
[[nodiscard]] bool wants_other_part(FeatureTable const& table, std::optional<Box> const& view_lonlat,
                                    std::string const& condition = {});

}  // namespace gatepost
