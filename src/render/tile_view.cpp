#include "render/tile_view.hpp"

namespace gatepost {

void TileView::request(TileCache& cache, TileContent const& content, std::span<TileKey const> keys) {
    double order = 0;
    for (TileKey const key : keys) {
        static_cast<void>(cache.request(content, key, order++));
    }
}

bool TileView::resolve(TileCache& cache, TileContent const& content, std::span<TileKey const> keys) {
    m_drawn.clear();
    std::vector<TileId> ids;
    std::vector<TileKey> missing;
    for (TileKey const key : keys) {
        if (GpuMesh const* const mesh = cache.request(content, key, 0)) {
            m_drawn.push_back({mesh, key});
            ids.push_back(content.id_of(key));
        } else {
            missing.push_back(key);
        }
    }
    if (missing.empty()) {
        m_last_complete = std::move(ids);
    } else {
        stand_in(cache, missing);
    }
    return missing.empty();
}

void TileView::stand_in_for_all(TileCache& cache, std::span<TileKey const> keys) {
    m_drawn.clear();
    stand_in(cache, keys);
}

/// Shows the last complete set of tiles where the wanted ones are not ready, and only there, so that a frame
/// costs no more while it waits.
void TileView::stand_in(TileCache& cache, std::span<TileKey const> missing) {
    for (TileId const& id : m_last_complete) {
        GpuMesh const* const mesh = cache.find(id);
        for (TileKey const key : mesh != nullptr ? missing : std::span<TileKey const>()) {
            if (bounds_world(id.key).intersects(bounds_world(key))) {
                m_drawn.push_back({mesh, id.key, key});
            }
        }
    }
}

}  // namespace gatepost
