#pragma once

#include "render/class_table.hpp"
#include "render/gpu_mesh.hpp"
#include "render/map_renderer.hpp"
#include "render/tile_grid.hpp"

#include <map>
#include <vector>

namespace gatepost {

class TilePainter;

/// Draws a few features once more above all layers, in the look of their state. Each is cut by itself, when
/// it is first asked for, and kept for as long as it stays highlighted in the same tiles: a frame that
/// changes nothing costs only the drawing. Features with very many vertices keep their plain look, unless
/// selected.
class Highlights {
  public:
    void draw(MapFrame const& frame, TilePainter& painter);

  private:
    struct Cut {
        std::uint64_t revision = 0;
        double pixel_ratio = 1;
        std::map<TileKey, GpuMesh> meshes;
        ClassTable classes;
        std::uint64_t last_drawn = 0;
    };
    void draw_one(MapFrame const& frame, Highlight const& highlight, TilePainter& painter);

    std::map<FeatureRef, Cut> m_cuts;
    std::uint64_t m_frame = 0;
};

/// The tiles of the view that reach into some bounds, nearest to the middle first.
[[nodiscard]] std::vector<TileKey> tiles_in_view(Box const& bounds_world, MapFrame const& frame);

}  // namespace gatepost
