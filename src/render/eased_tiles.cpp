#include "render/eased_tiles.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

void EasedTiles::show(std::vector<DrawnTile> const& drawn, std::uint64_t revision, std::uint64_t count,
                      std::optional<double> now_s) {
    std::vector<Tile> now;
    now.reserve(drawn.size());
    for (DrawnTile const& tile : drawn) {
        now.push_back({{revision, std::nullopt, tile.at.key}, tile.at});
    }
    bool const is_other = !now.empty() && !m_now.empty() &&
                          (count != m_count || now.front().id.key.level != m_now.front().id.key.level);
    m_count = count;
    if (is_other) {
        m_past = std::exchange(m_now, {});
        m_began_s = now_s;
    }
    m_now = std::move(now);
}

double EasedTiles::share_of_past(std::optional<double> now_s) const {
    if (!now_s || !m_began_s) {
        return 0;
    }
    return std::clamp(1 - (*now_s - *m_began_s) / duration_s, 0.0, 1.0);
}

std::vector<DrawnTile> EasedTiles::past(TileCache& tiles) const {
    std::vector<DrawnTile> drawn;
    for (Tile const& tile : m_past) {
        if (GpuMesh const* const mesh = tiles.find(tile.id)) {
            drawn.push_back({mesh, tile.at});
        }
    }
    return drawn;
}

}  // namespace gatepost
