#pragma once

#include "base/job.hpp"
#include "map/document.hpp"
#include "render/tile_density.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Which layers show a density at a scale, and how it is shaded: found by counting the whole layer, in a job,
/// once for each level of scale and each choice of classes. Main thread only.
class LayerDensities {
  public:
    explicit LayerDensities(JobPool& pool) : m_pool(pool) {}

    /// What is drawn of a layer's points.
    struct Answer {
        bool is_known = true;        ///< false: a job counts; what was drawn before stays meanwhile
        std::uint64_t revision = 0;  ///< of the tiles: another one when they must be cut again
        std::shared_ptr<TileDensity const> density = nullptr;  ///< null: they are drawn one by one
        std::uint64_t count =
            0;  ///< of the whole layer, which the shades are of; stays the same at other times
    };
    /// Whether a layer shows a density at any scale.
    [[nodiscard]] static bool may_show(Layer const& layer);
    /// `level`: of squares that are about a logical pixel each.
    [[nodiscard]] Answer ask(Layer const& layer, int level, double zoom);
    /// Waits for every count that was asked for: for pictures, not for windows.
    void finish();
    void keep_only(Document const& document);
    /// What was answered last for a layer: its legend. Null: none is shown.
    [[nodiscard]] std::shared_ptr<TileDensity const> shown(LayerId layer) const;
    /// Why layers could not be counted since the last call. Their points are drawn one by one.
    [[nodiscard]] std::vector<std::string> take_failures() { return std::exchange(m_failures, {}); }

  private:
    struct Counted {
        std::shared_ptr<TileDensity const> density;
        std::string failure;
    };
    /// A level of one layer that has been counted or is.
    struct Entry {
        int level = 0;
        std::uint64_t revision = 0;
        Job<Counted> job;
        std::uint64_t count = revision;
        std::shared_ptr<TileDensity const> untimed = nullptr;  ///< of all times; null: points are drawn
        std::shared_ptr<TileDensity const> density = nullptr;  ///< of what is shown now; made when asked for
    };
    /// What was counted with the same points; anything else is begun anew.
    struct OfLayer {
        std::uint64_t untimed_revision = 0;  ///< of the layer, whose points the scales were counted from
        std::uint64_t layer_revision = 0;    ///< for which the densities of the entries are
        std::vector<std::uint8_t> counts_class;
        std::vector<Entry> entries;
        std::shared_ptr<TileDensity const> shown = nullptr;
    };
    static void abandon(OfLayer& counted);
    [[nodiscard]] OfLayer& of_layer(Layer const& layer, double zoom);
    /// Another range of time is shown: the scales stay, so that colours can be compared from one time to
    /// another, and other points are counted in tiles.
    void follow_time(OfLayer& counted);
    [[nodiscard]] Entry& entry_of(OfLayer& counted, Layer const& layer, int level, double zoom);
    void take(Entry& entry, Counted counted);

    JobPool& m_pool;
    std::map<LayerId, OfLayer> m_layers;
    std::uint64_t m_next_revision = std::uint64_t{1} << 63U;  // no layer has these
    std::vector<std::string> m_failures;
};

}  // namespace gatepost
