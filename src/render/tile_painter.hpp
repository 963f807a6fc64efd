#pragma once

#include "render/class_table.hpp"
#include "render/density_pass.hpp"
#include "render/gpu_mesh.hpp"
#include "render/map_frame.hpp"
#include "render/shader_program.hpp"
#include "render/tile_placement.hpp"

#include <vector>

namespace gatepost {

/// Draws the tiles of one layer in its style: fills, then lines with their casings, then
/// the density of its points, then symbols.
class TilePainter {
  public:
    /// Has the driver compile what almost every map is drawn with.
    void begin_programs();
    void paint(std::vector<DrawnTile> const& tiles, LayerStyle const& style, ClassTable& classes,
               MapFrame const& frame);

  private:
    void draw_fields(std::vector<DrawnTile> const& tiles, MapFrame const& frame,
                     TileMesh::Field::Content content, ShaderProgram& program, int what = 0);
    void begin_fields(ShaderProgram& program, MapFrame const& frame, int what);
    void draw_fills(std::vector<DrawnTile> const& tiles, MapFrame const& frame, bool is_opaque);
    void draw_patterns(std::vector<DrawnTile> const& tiles, MapFrame const& frame);
    void draw_lines(std::vector<DrawnTile> const& tiles, MapFrame const& frame, LayerStyle const& style);
    void draw_symbols(std::vector<DrawnTile> const& tiles, MapFrame const& frame, bool are_cut);

    ShaderProgram m_fill{"fill"};
    ShaderProgram m_fill_pattern{"fill_pattern"};
    ShaderProgram m_line{"line"};
    ShaderProgram m_symbol{"symbol"};
    ShaderProgram m_field{"field"};
    ShaderProgram m_field_fill{"field_fill"};
    ShaderProgram m_field_area{"field_area"};
    DensityPass m_density;
    GlVertexArray m_no_vertices;
    QuadIndexes m_quads;
};

}  // namespace gatepost
