#pragma once

#include "render/class_table.hpp"
#include "render/gpu_mesh.hpp"
#include "render/map_renderer.hpp"
#include "render/shader_program.hpp"
#include "render/tile_grid.hpp"

#include <vector>

namespace gatepost {

/// A tile to draw and where it lies.
struct DrawnTile {
    GpuMesh const* mesh = nullptr;
    TileKey key;
};

/// Draws the tiles of one layer in its style: fills, then lines with their casings, then symbols.
class TilePainter {
  public:
    void paint(std::vector<DrawnTile> const& tiles, LayerStyle const& style, ClassTable& classes,
               MapFrame const& frame);

  private:
    void draw_fields(std::vector<DrawnTile> const& tiles, MapFrame const& frame, int content);
    void begin_fields(MapFrame const& frame, int content);
    void draw_fills(std::vector<DrawnTile> const& tiles, MapFrame const& frame);
    void draw_lines(std::vector<DrawnTile> const& tiles, MapFrame const& frame, bool has_casing);
    void draw_symbols(std::vector<DrawnTile> const& tiles, MapFrame const& frame);

    ShaderProgram m_fill{"fill"};
    ShaderProgram m_line{"line"};
    ShaderProgram m_symbol{"symbol"};
    ShaderProgram m_field{"field"};
    GlVertexArray m_no_vertices;
};

}  // namespace gatepost
