#include "render/density_pass.hpp"

#include "style/density_ramp.hpp"

#include <glad/gl.h>

#include <algorithm>

namespace gatepost {

namespace {

// Texture units; the class table has the first.
constexpr int shades_unit = 1;
constexpr int classes_unit = 2;
constexpr int ramp_unit = 3;

void bind(int unit, GlTexture const& texture) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, texture.id());
}

}  // namespace

void DensityPass::draw(std::vector<DrawnTile> const& tiles, MapFrame const& frame) {
    bool const is_any = std::any_of(tiles.begin(), tiles.end(),
                                    [](DrawnTile const& tile) { return tile.mesh->density().has_value(); });
    if (!is_any) {
        return;
    }
    begin(frame);
    for (DrawnTile const& tile : tiles) {
        if (tile.mesh->density()) {
            draw(tile, frame);
        }
    }
    glActiveTexture(GL_TEXTURE0);
}

void DensityPass::begin(MapFrame const& frame) {
    if (m_no_vertices.id() == 0) {
        m_no_vertices = GlVertexArray::make();
    }
    bind_ramp(frame.document->theme());
    m_program.use();
    m_program.set("u_classes", 0);
    m_program.set("u_shades", shades_unit);
    m_program.set("u_class_of_cell", classes_unit);
    m_program.set("u_ramp", ramp_unit);
    m_program.set("u_size_px", static_cast<float>(frame.width_px), static_cast<float>(frame.height_px));
    glBindVertexArray(m_no_vertices.id());
}

void DensityPass::bind_ramp(Theme theme) {
    constexpr int texels = 256;
    if (m_ramp_theme != theme) {
        m_ramp_theme = theme;
        std::vector<std::uint8_t> colours;
        for (int i = 0; i < texels; ++i) {
            Colour const colour = density_colour(theme, i / (texels - 1.0));
            colours.insert(colours.end(), {colour.r, colour.g, colour.b, colour.a});
        }
        m_ramp = GlTexture::make();
        bind(ramp_unit, m_ramp);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texels, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, colours.data());
    }
    bind(ramp_unit, m_ramp);
}

void DensityPass::draw(DrawnTile const& tile, MapFrame const& frame) {
    GpuMesh::Density const& density = *tile.mesh->density();
    TileMesh::Density const& cells = density.cells;
    bool const tells_classes = density.classes.id() != 0;
    scissor_to(tile, frame);
    set_placement(m_program, tile.key, frame);
    m_program.set("u_cells", static_cast<float>(cells.columns), static_cast<float>(cells.rows));
    m_program.set("u_first_px", static_cast<float>(cells.first_local.x),
                  static_cast<float>(cells.first_local.y));
    m_program.set("u_step_px", static_cast<float>(cells.step_local.x),
                  static_cast<float>(cells.step_local.y));
    m_program.set("u_is_hexagonal", cells.shape == DensityCells::Shape::hexagon ? 1 : 0);
    m_program.set("u_is_first_row_odd", cells.is_first_row_odd ? 1 : 0);
    m_program.set("u_tells_classes", tells_classes ? 1 : 0);
    bind(shades_unit, density.shades);
    bind(classes_unit, tells_classes ? density.classes : density.shades);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace gatepost
