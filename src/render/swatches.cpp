#include "render/swatches.hpp"

#include "render/tile_painter.hpp"

#include <glad/gl.h>

#include <array>
#include <cmath>

namespace gatepost {

namespace {

/// One symbol, one slanting line, or one small area, around the middle of a tile, in logical pixels.
TileMesh sample_mesh(GeometryKind kind) {
    TileMesh mesh;
    if (kind == GeometryKind::point) {
        mesh.symbols.push_back({0, 0, 0});
        return mesh;
    }
    if (kind == GeometryKind::line) {
        Point const from{-9, -4};
        Point const to{9, 4};
        mesh.segments.push_back(segment(from, to, 0, 0, from, to));
        return mesh;
    }
    constexpr std::array<Point, 4> corners{{{-8, -8}, {8, -8}, {8, 8}, {-8, 8}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        auto const corner = [&](std::size_t on) { return corners[(i + on) % corners.size()]; };
        mesh.fill.push_back({static_cast<float>(corner(0).x), static_cast<float>(corner(0).y), 0});
        mesh.segments.push_back(segment(corner(0), corner(1), 0, 0, corner(3), corner(2)));
    }
    mesh.fill_indexes = {0, 1, 2, 0, 2, 3};
    return mesh;
}

bool draws(StyleClass const& style, GeometryKind kind) {
    return kind == GeometryKind::point ? style.symbol_px > 0
                                       : style.line_px > 0 || kind == GeometryKind::polygon;
}

}  // namespace

unsigned Swatches::texture(Layer const& layer, std::size_t style_class, double pixel_ratio, Colour paper,
                           TilePainter& painter) {
    Swatch& swatch = m_swatches[{layer.id, style_class}];
    Look look{layer.style.classes[style_class], layer.typical_kind, paper, pixel_ratio};
    look.style.is_on = true;
    look.style.min_zoom = 0;
    if (swatch.look != look) {
        swatch.texture = draws(look.style, look.kind) ? paint(look, painter) : GlTexture{};
        swatch.look = std::move(look);
    }
    return swatch.texture.id();
}

GlTexture Swatches::paint(Look const& look, TilePainter& painter) {
    int const side_px = static_cast<int>(std::lround(swatch_side_px * look.pixel_ratio));
    GLint before = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    GlTexture texture = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side_px, side_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    GlFramebuffer const framebuffer = GlFramebuffer::make();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
    glViewport(0, 0, side_px, side_px);
    // Start from the panel's colour: ImGui blends with straight alpha, but the shaders write premultiplied
    // colours.
    auto const below = look.paper.to_floats();
    glClearColor(below[0], below[1], below[2], 0);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    GpuMesh const mesh(sample_mesh(look.kind));
    MapFrame frame;
    TileKey const key{};
    frame.viewport = {bounds_world(key).centre(), 1, swatch_side_px, swatch_side_px};
    frame.pixel_ratio = look.pixel_ratio;
    frame.width_px = frame.height_px = side_px;
    ClassTable classes;
    LayerStyle style;
    style.classes = {look.style};
    painter.paint({{&mesh, {key}}}, style, classes, frame);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    return texture;
}

}  // namespace gatepost
