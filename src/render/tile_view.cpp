#include "render/tile_view.hpp"

#include <algorithm>

namespace gatepost {

void TileView::request(TileCache& cache, TileContent const& content, std::span<SeenTile const> tiles) {
    double order = 0;
    for (SeenTile const& tile : tiles) {
        static_cast<void>(cache.request(content, tile.key, order++));
    }
}

bool TileView::resolve(TileCache& cache, TileContent const& content, std::span<SeenTile const> tiles) {
    m_drawn.clear();
    std::vector<TileId> ids;
    std::vector<SeenTile> missing;
    for (SeenTile const& tile : tiles) {
        if (GpuMesh const* const mesh = cache.request(content, tile.key, 0)) {
            m_drawn.push_back({mesh, tile});
            ids.push_back(content.id_of(tile.key));
        } else {
            missing.push_back(tile);
        }
    }
    if (missing.empty()) {
        std::sort(ids.begin(), ids.end());  // a tile that is seen several times is one
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        if (m_is_renewed_in_place && m_renewed_to == content.any.revision && !m_last_complete.empty() &&
            m_last_complete.front().revision != m_renewed_to) {
            cache.supersede(m_last_complete.front().revision);
        }
        m_last_complete = std::move(ids);
    } else {
        stand_in(cache, missing);
    }
    return missing.empty();
}

bool TileView::begins_to_renew(TileContent const& content, std::span<SeenTile const> tiles) {
    bool const is_other = !m_last_complete.empty() &&
                          m_last_complete.front().revision != content.any.revision &&
                          m_renewed_to != content.any.revision;
    if (!is_other) {
        return false;
    }
    m_renewed_to = content.any.revision;
    m_is_renewed_in_place = std::all_of(tiles.begin(), tiles.end(), [&](SeenTile const& tile) {
        TileId const before{m_last_complete.front().revision, content.any.only, tile.key};
        return std::binary_search(m_last_complete.begin(), m_last_complete.end(), before);
    });
    return m_is_renewed_in_place;
}

void TileView::stand_in_for_all(TileCache& cache, std::span<SeenTile const> tiles) {
    m_drawn.clear();
    stand_in(cache, tiles);
}

/// Shows the last complete set of tiles where the wanted ones are not ready, and only there, so that a frame
/// costs no more while it waits.
void TileView::stand_in(TileCache& cache, std::span<SeenTile const> missing) {
    for (TileId const& id : m_last_complete) {
        GpuMesh const* const mesh = cache.find(id);
        for (SeenTile const& tile : mesh != nullptr ? missing : std::span<SeenTile const>()) {
            if (bounds_world(id.key).intersects(bounds_world(tile.key))) {
                m_drawn.push_back({mesh, {id.key, tile.east_world}, tile.key});
            }
        }
    }
}

}  // namespace gatepost
