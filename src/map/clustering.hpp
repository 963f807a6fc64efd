#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace gatepost {

struct Layer;

/// Which points of a layer stand for others: where symbols would cover each other, the most important one
/// stays, at its own true place, and speaks for those that it covers. Immutable; made for one scale.
class Clustering {
  public:
    /// What it depends on besides the layer's features.
    struct View {
        int level = 0;                  ///< of scale: see clustering_level
        std::vector<bool> class_shows;  ///< at this zoom
        friend bool operator==(View const&, View const&) = default;
    };
    /// Greedy, from the largest symbol down (then by smaller `rank`, then as they stand in the table).
    /// O(n log n).
    Clustering(Layer const& layer, View view);

    [[nodiscard]] View const& view() const { return m_view; }
    /// Whether another feature speaks for this one.
    [[nodiscard]] bool is_in_cluster(std::size_t feature) const { return m_clustered[feature] != 0; }
    /// Those that a feature speaks for, itself not among them.
    [[nodiscard]] std::span<std::uint32_t const> members(std::uint32_t leader) const;
    /// Whether every point stands for itself alone.
    [[nodiscard]] bool is_trivial() const { return m_members.empty(); }
    [[nodiscard]] std::vector<std::uint8_t> const& clustered() const { return m_clustered; }

  private:
    View m_view;
    std::vector<std::uint8_t> m_clustered;  // by feature
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_members;
};

/// Scales at which clusterings differ: powers of two, so that nothing regroups while one pans or zooms a
/// little.
[[nodiscard]] int clustering_level(double world_per_px);

constexpr std::size_t most_clustered = 5000;  ///< points of a layer; more are dots, or fields of them

/// Whether a layer's points are clustered at all: few enough to have symbols with casings, and so wanted.
[[nodiscard]] bool is_clusterable(Layer const& layer);

}  // namespace gatepost
