#pragma once

#include "render/shader_program.hpp"
#include "render/tile_placement.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// Draws the densities of a layer's tiles: in the colours of a ramp, or where cells tell their class, in its
/// colour, the stronger the more they hold. A frame costs what the screen costs, however many points there
/// are.
class DensityPass {
  public:
    /// The class table is bound to unit 0.
    void draw(std::vector<DrawnTile> const& tiles, MapFrame const& frame);

  private:
    void draw(DrawnTile const& tile, MapFrame const& frame);
    void bind_ramp(Theme theme);
    [[nodiscard]] ShaderProgram& program_for(GpuMesh::Density const& density);

    ShaderProgram m_squares{"density"};
    ShaderProgram m_classes{"density_classes"};
    ShaderProgram m_hexagons{"density_hexagons"};
    GlVertexArray m_no_vertices;
    GlTexture m_ramp;
    std::optional<Theme> m_ramp_theme;
};

}  // namespace gatepost
