#include "render/tile_painter.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gatepost {

namespace {

using Content = TileMesh::Field::Content;

// What field.vert is to draw from a distance field.
constexpr int draws_line = 1;
constexpr int draws_casing = 2;
constexpr int draws_symbol = 3;

/// How far the widest line reaches beyond its axis, in framebuffer pixels. A mitre extends by up to the
/// tangent of 60 degrees (line.vert).
double line_reach_px(LayerStyle const& style, double pixel_ratio) {
    double widest_px = 1;
    for (StyleClass const& one : style.classes) {
        widest_px =
            std::max(widest_px, static_cast<double>(std::max(one.line_px, one.line_casing_px)) * pixel_ratio);
    }
    return (widest_px / 2 + 1) * 2 + 1;
}

void begin(ShaderProgram& program, MapFrame const& frame) {
    program.use();
    program.set("u_classes", 0);
    program.set("u_size_px", static_cast<float>(frame.width_px), static_cast<float>(frame.height_px));
    program.set("u_symbol_scale", static_cast<float>(frame.pixel_ratio));
}

/// Whether fills cover everything below them. Then they need no blending, which costs as much as drawing
/// them.
bool has_opaque_fills(LayerStyle const& style, double zoom) {
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        StyleClass const& one = style.classes[i];
        if (one.fill.a < 255 || one.area_alpha < 1 || one.is_dimmed || !style.is_class_visible(i, zoom)) {
            return false;
        }
    }
    return true;
}

bool has_casing(LayerStyle const& style) {
    return std::any_of(style.classes.begin(), style.classes.end(),
                       [](StyleClass const& one) { return one.line_casing_px > 0; });
}

}  // namespace

void TilePainter::begin_programs() {
    m_fill.begin();
    m_line.begin();
    m_symbol.begin();
}

/// The dense classes of tiles; `what` as in field.vert.
void TilePainter::draw_fields(std::vector<DrawnTile> const& tiles, MapFrame const& frame, Content content,
                              ShaderProgram& program, int what) {
    bool is_begun = false;
    for (DrawnTile const& tile : tiles) {
        for (GpuMesh::Field const& field : tile.mesh->fields()) {
            if (field.content != content) {
                continue;
            }
            if (!is_begun) {
                begin_fields(program, frame, what);
                is_begun = true;
            }
            scissor_to(tile, frame);
            set_placement(program, tile.at, frame);
            program.set("u_class", static_cast<int>(field.style_class));
            program.set("u_range_px", field.range_px * place(tile.at, frame).scale);
            glActiveTexture(GL_TEXTURE1);
            glBindTexture(GL_TEXTURE_2D, field.texture.id());
            glActiveTexture(GL_TEXTURE0);
            glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        }
    }
}

void TilePainter::begin_fields(ShaderProgram& program, MapFrame const& frame, int what) {
    if (m_no_vertices.id() == 0) {
        m_no_vertices = GlVertexArray::make();
    }
    begin(program, frame);
    program.set("u_content", what);
    program.set("u_field", 1);
    glBindVertexArray(m_no_vertices.id());
}

void TilePainter::draw_fills(std::vector<DrawnTile> const& tiles, MapFrame const& frame, bool is_opaque) {
    begin(m_fill, frame);
    if (is_opaque) {
        glDisable(GL_BLEND);
    }
    for (DrawnTile const& tile : tiles) {
        if (tile.mesh->has_fill()) {
            Box const visible_px = scissor_to(tile, frame);
            set_placement(m_fill, tile.at, frame);
            tile.mesh->draw_fill(local_from_px(visible_px, tile.at, frame));
        }
    }
    glEnable(GL_BLEND);
}

void TilePainter::draw_patterns(std::vector<DrawnTile> const& tiles, MapFrame const& frame) {
    begin(m_fill_pattern, frame);
    for (DrawnTile const& tile : tiles) {
        if (tile.mesh->has_fill()) {
            Box const visible_px = scissor_to(tile, frame);
            set_placement(m_fill_pattern, tile.at, frame);
            tile.mesh->draw_fill(local_from_px(visible_px, tile.at, frame));
        }
    }
}

void TilePainter::draw_lines(std::vector<DrawnTile> const& tiles, MapFrame const& frame,
                             LayerStyle const& style) {
    double const reach_px = line_reach_px(style, frame.pixel_ratio);
    begin(m_line, frame);
    m_line.set("u_segments", 1);
    // An arc that leads out of the picture does not stop there: it is lost from sight.
    constexpr double fade_px = 56;
    bool const fades = style.line_shape == LineShape::arc;
    m_line.set("u_fade_px", static_cast<float>(fades ? fade_px * frame.pixel_ratio : 0));
    Box const picture_px = frame.picture_px.value_or(
        Box{0, 0, static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)});
    m_line.set("u_picture_low_px", static_cast<float>(picture_px.min_x),
               static_cast<float>(picture_px.min_y));
    m_line.set("u_picture_high_px", static_cast<float>(picture_px.max_x),
               static_cast<float>(picture_px.max_y));
    for (DrawnTile const& tile : tiles) {
        if (!tile.mesh->has_segments()) {
            continue;
        }
        Box const visible_px = scissor_to(tile, frame).expanded(reach_px);
        Box const visible_local = local_from_px(visible_px, tile.at, frame);
        set_placement(m_line, tile.at, frame);
        for (int const is_casing : {1, 0}) {
            if (is_casing == 0 || has_casing(style)) {
                m_line.set("u_is_casing", is_casing);
                tile.mesh->draw_segments(m_quads, visible_local);
            }
        }
    }
}

void TilePainter::draw_symbols(std::vector<DrawnTile> const& tiles, MapFrame const& frame, bool are_cut) {
    begin(m_symbol, frame);
    for (DrawnTile const& tile : tiles) {
        if (tile.mesh->has_symbols()) {
            // A symbol may reach beyond its tile and is drawn whole, by one tile. Plain dots are drawn in
            // parts, as fields are, by every tile they reach into. A tile that stands in for several is drawn
            // once for each.
            if (are_cut || tile.instead_of) {
                glEnable(GL_SCISSOR_TEST);
                scissor_to(tile, frame);
            } else {
                glDisable(GL_SCISSOR_TEST);
            }
            set_placement(m_symbol, tile.at, frame);
            tile.mesh->draw_symbols();
        }
    }
}

void TilePainter::paint(std::vector<DrawnTile> const& tiles, LayerStyle const& style, ClassTable& classes,
                        MapFrame const& frame) {
    classes.bind(style, frame.zoom);
    glEnable(GL_SCISSOR_TEST);
    draw_fields(tiles, frame, Content::fill, m_field_fill);
    draw_fields(tiles, frame, Content::area, m_field_area);
    draw_fills(tiles, frame, has_opaque_fills(style, frame.zoom));
    bool const has_pattern =
        std::any_of(style.classes.begin(), style.classes.end(),
                    [](StyleClass const& one) { return one.pattern != FillPattern::none; });
    if (has_pattern) {
        draw_patterns(tiles, frame);
    }
    if (has_casing(style)) {
        draw_fields(tiles, frame, Content::line, m_field, draws_casing);
    }
    draw_fields(tiles, frame, Content::line, m_field, draws_line);
    draw_lines(tiles, frame, style);
    m_density.draw(tiles, frame);
    draw_fields(tiles, frame, Content::symbol, m_field, draws_symbol);
    draw_symbols(tiles, frame, std::all_of(style.classes.begin(), style.classes.end(), is_plain_dot));
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace gatepost
