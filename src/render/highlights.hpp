#pragma once

#include "render/class_table.hpp"
#include "render/gpu_mesh.hpp"
#include "render/map_frame.hpp"
#include "render/tile_cache.hpp"
#include "render/tile_grid.hpp"
#include "render/tile_view.hpp"

#include <map>
#include <vector>

namespace gatepost {

/// Draws a few features again above all layers, in the style of their state. A feature is cut at once, by
/// itself, and kept while it stays highlighted in the same tiles: a frame that changes nothing only costs the
/// drawing. A feature with very many vertices is cut by workers and arrives as tiles do. It stays on screen
/// while its layer is read again and gives it another number.
class Highlights {
  public:
    /// Requests the tiles that workers cut.
    static void request(MapFrame const& frame, TileCache& tiles);
    /// Chooses what to draw. True if nothing is missing.
    bool resolve(MapFrame const& frame, TileCache& tiles);
    void draw(MapFrame const& frame, TilePainter& painter);
    /// See TileView.
    void forget_last();

  private:
    struct Look {
        LayerStyle style;
        ClassTable classes;
    };
    struct Shown {
        std::uint64_t revision = 0;
        double pixel_ratio = 1;
        std::map<TileKey, GpuMesh> meshes;  // of a feature that is cut at once, by tile
        TileView tiles;                     // of a larger one
        std::vector<DrawnTile> drawn;
        std::map<FeatureState, Look> looks;
        std::uint64_t last_shown = 0;
    };
    Shown& shown_of(Highlight const& highlight, Layer const& layer);
    static void cut_at_once(Shown& shown, TileContent const& content, std::vector<SeenTile> const& seen,
                            TileCache& tiles);
    bool resolve_one(MapFrame const& frame, Highlight const& highlight, TileCache& tiles);

    std::map<FeatureRef, Shown> m_shown;
    std::uint64_t m_frame = 0;
};

}  // namespace gatepost
