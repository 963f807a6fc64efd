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
    /// Requests tiles; the first is cut first.
    static void request(TileCache& cache, TileContent const& content, std::span<SeenTile const> tiles);
    /// Chooses what to draw. True if nothing is missing.
    bool resolve(TileCache& cache, TileContent const& content, std::span<SeenTile const> tiles);
    /// Whether the view has not moved, and only shows something else now: another time, other classes. True
    /// once for each revision.
    [[nodiscard]] bool begins_to_renew(TileContent const& content, std::span<SeenTile const> tiles);
    /// Draws the last complete view as far as it reaches, while it is not known yet what comes after it.
    void stand_in_for_all(TileCache& cache, std::span<SeenTile const> tiles);
    /// Forgets the last complete view: its tiles lie on another plane and cannot stand in.
    void forget_last() { m_last_complete.clear(); }
    /// Whether the view has been complete since forget_last().
    [[nodiscard]] bool has_last() const { return !m_last_complete.empty(); }
    [[nodiscard]] std::vector<DrawnTile> const& drawn() const { return m_drawn; }

  private:
    void stand_in(TileCache& cache, std::span<SeenTile const> missing);

    std::vector<TileId> m_last_complete;
    std::uint64_t m_renewed_to = 0;  ///< the revision that took the place of another last
    bool m_is_renewed_in_place = false;
    std::vector<DrawnTile> m_drawn;  ///< what the next draw shows
};

}  // namespace gatepost
