#include "render/density_pass.hpp"

#include "style/density_ramp.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

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
    if (m_no_vertices.id() == 0) {
        m_no_vertices = GlVertexArray::make();
    }
    bind_ramp(frame.document->theme());
    glBindVertexArray(m_no_vertices.id());
    for (DrawnTile const& tile : tiles) {
        if (tile.mesh->density()) {
            draw(tile, frame);
        }
    }
    glActiveTexture(GL_TEXTURE0);
}

/// A premultiplied colour for each shade byte: part of the first one, then the ramp.
void DensityPass::bind_ramp(Theme theme) {
    constexpr int shades = 256;
    constexpr int least = TileMesh::Density::least_shade;
    if (m_ramp_theme != theme) {
        m_ramp_theme = theme;
        std::vector<std::uint8_t> colours;
        for (int i = 0; i < shades; ++i) {
            Colour const colour = density_colour(theme, (i - least) / (shades - 1.0 - least));
            double const alpha = std::min(static_cast<double>(i) / least, 1.0);
            for (std::uint8_t const channel : {colour.r, colour.g, colour.b, colour.a}) {
                colours.push_back(static_cast<std::uint8_t>(std::lround(channel * alpha)));
            }
        }
        m_ramp = GlTexture::make();
        bind(ramp_unit, m_ramp);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, shades, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, colours.data());
    }
    bind(ramp_unit, m_ramp);
}

ShaderProgram& DensityPass::program_for(GpuMesh::Density const& density) {
    bool const tells_classes = density.classes.id() != 0;
    return density.cells.shape == DensityCells::Shape::hexagon ? m_hexagons
           : tells_classes                                     ? m_classes
                                                               : m_squares;
}

void DensityPass::draw(DrawnTile const& tile, MapFrame const& frame) {
    GpuMesh::Density const& density = *tile.mesh->density();
    TileMesh::Density const& cells = density.cells;
    bool const tells_classes = density.classes.id() != 0;
    auto const set = [&program = program_for(density)](char const* uniform, Point value) {
        program.set(uniform, static_cast<float>(value.x), static_cast<float>(value.y));
    };
    ShaderProgram& program = program_for(density);
    program.use();
    program.set("u_classes", 0);
    program.set("u_shades", shades_unit);
    program.set("u_class_of_cell", classes_unit);
    program.set("u_ramp", ramp_unit);
    program.set("u_is_first_row_odd", cells.is_first_row_odd ? 1 : 0);
    program.set("u_tells_classes", tells_classes ? 1 : 0);
    set("u_size_px", {static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)});
    set("u_cells", {static_cast<double>(cells.columns), static_cast<double>(cells.rows)});
    set("u_first_px", cells.first_local);
    set("u_step_px", cells.step_local);
    set_placement(program, tile.at, frame);
    scissor_to(tile, frame);
    bind(shades_unit, density.shades);
    bind(classes_unit, tells_classes ? density.classes : density.shades);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace gatepost
