#pragma once

#include "render/tile_cache.hpp"
#include "render/tile_placement.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gatepost {

/// Lets one set of a layer's tiles go over into another: a density has other cells and another scale at each
/// level, and would jump from one to the next while one zooms. Main thread.
class EasedTiles {
  public:
    static constexpr double duration_s = 0.2;

    /// These are drawn now, cut under a revision. `count`: of which count of the whole layer their shades
    /// are; another range of time has the same, and is shown at once. `now_s` is the time on any clock; none:
    /// nothing is eased.
    void show(std::vector<DrawnTile> const& drawn, std::uint64_t revision, std::uint64_t count,
              std::optional<double> now_s);
    /// How much is left of what was drawn before: from 1 to 0.
    [[nodiscard]] double share_of_past(std::optional<double> now_s) const;
    /// Those tiles of it that are still at hand.
    [[nodiscard]] std::vector<DrawnTile> past(TileCache& tiles) const;

  private:
    struct Tile {
        TileId id;
        SeenTile at;
    };
    std::uint64_t m_count = 0;
    std::vector<Tile> m_now;
    std::vector<Tile> m_past;
    std::optional<double> m_began_s;
};

}  // namespace gatepost
