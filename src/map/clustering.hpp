#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gatepost {

/// Which points of a layer stand for others: where symbols would cover each other, the most important one
/// stays, at its own true place, and speaks for those that it covers. Immutable; made for one scale by
/// cluster_points.
class Clustering {
  public:
    enum class Gathering : std::uint8_t {
        none,   ///< every point stands for itself
        near,   ///< for those that it would cover
        all,    ///< one symbol stands for the whole layer, and for all layers that are gathered into it
        absent  ///< the layer is gathered into another one
    };
    /// What it depends on besides the layer's features.
    struct View {
        int level = 0;                    ///< of scale: see clustering_level
        std::vector<bool> class_shows{};  ///< at this zoom
        Gathering gathering = Gathering::near;
        std::vector<std::uint32_t> hidden_arcs{};  ///< see arc_ends.hpp
        friend bool operator==(View const&, View const&) = default;
    };
    using Members = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;
    /// `clustered`: of each feature, whether another speaks for it; `members`: those that a feature speaks
    /// for.
    Clustering(View view, std::vector<std::uint8_t> clustered, Members members)
        : m_view(std::move(view)),
          m_clustered(std::move(clustered)),
          m_members(std::move(members)),
          m_is_trivial(std::find(m_clustered.begin(), m_clustered.end(), 1) == m_clustered.end()) {}

    [[nodiscard]] View const& view() const { return m_view; }
    /// Whether another feature speaks for this one, or it does not show in this view.
    [[nodiscard]] bool is_in_cluster(std::size_t feature) const { return m_clustered[feature] != 0; }
    /// Those that a feature speaks for, itself not among them.
    [[nodiscard]] std::span<std::uint32_t const> members(std::uint32_t leader) const {
        auto const found = m_members.find(leader);
        return found != m_members.end() ? std::span<std::uint32_t const>(found->second)
                                        : std::span<std::uint32_t const>{};
    }
    /// Whether every feature stands for itself alone.
    [[nodiscard]] bool is_trivial() const { return m_is_trivial; }
    [[nodiscard]] std::vector<std::uint8_t> const& clustered() const { return m_clustered; }

  private:
    View m_view;
    std::vector<std::uint8_t> m_clustered;  // by feature
    Members m_members;
    bool m_is_trivial;
};

}  // namespace gatepost
