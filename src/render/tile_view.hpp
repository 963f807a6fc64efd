#pragma once

#include "render/tile_cache.hpp"
#include "render/tile_painter.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// The tiles that show one thing, a layer or a feature of it: those of the view, and where one of them is
/// still being cut, those that were there last. Main thread.
class TileView {
  public:
    /// Asks for tiles, the first of them to be cut first.
    static void request(TileCache& cache, TileContent const& content, std::span<TileKey const> keys);
    /// Chooses what to draw. True if nothing is missing.
    bool resolve(TileCache& cache, TileContent const& content, std::span<TileKey const> keys);
    /// What is on the GPU of it lies on another plane, and stands in for nothing.
    void forget_last() { m_last_complete.clear(); }
    /// Whether it has been complete since then.
    [[nodiscard]] bool has_last() const { return !m_last_complete.empty(); }
    [[nodiscard]] std::vector<DrawnTile> const& drawn() const { return m_drawn; }

  private:
    void stand_in(TileCache& cache, std::span<TileKey const> missing);

    std::vector<TileId> m_last_complete;
    std::vector<DrawnTile> m_drawn;  ///< what the next draw shows
};

}  // namespace gatepost
