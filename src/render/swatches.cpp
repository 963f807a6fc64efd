#include "render/swatches.hpp"

#include "render/tile_painter.hpp"

#include <glad/gl.h>

#include <cmath>

namespace gatepost {

namespace {

/// What kind of thing stands for a layer: its symbols where it has any, else its areas or lines.
GeometryKind typical_kind(FeatureTable const& table) {
    GeometryKind typical = GeometryKind::none;
    for (std::size_t f = 0; f < table.size() && typical != GeometryKind::point; ++f) {
        GeometryKind const kind = table.geometry.kind(f);
        typical = kind == GeometryKind::none ? typical : kind;
    }
    return typical == GeometryKind::none ? GeometryKind::point : typical;
}

/// One symbol, one slanting line, or one small area, around the middle of a tile, in logical pixels.
TileMesh sample_mesh(GeometryKind kind, float style_class) {
    TileMesh mesh;
    if (kind == GeometryKind::point) {
        mesh.symbols.push_back({0, 0, style_class});
        return mesh;
    }
    if (kind == GeometryKind::line) {
        mesh.segments.push_back({-9, -4, 9, 4, 0, style_class});
        return mesh;
    }
    constexpr float half = 8;
    mesh.fill = {{-half, -half, style_class},
                 {half, -half, style_class},
                 {half, half, style_class},
                 {-half, half, style_class}};
    mesh.fill_indexes = {0, 1, 2, 0, 2, 3};
    mesh.segments = {{-half, -half, half, -half, 0, style_class},
                     {half, -half, half, half, 0, style_class},
                     {half, half, -half, half, 0, style_class},
                     {-half, half, -half, -half, 0, style_class}};
    return mesh;
}

bool draws(StyleClass const& style, GeometryKind kind) {
    return kind == GeometryKind::point ? style.symbol_px > 0
                                       : style.line_px > 0 || kind == GeometryKind::polygon;
}

}  // namespace

unsigned Swatches::texture(Layer const& layer, double pixel_ratio, TilePainter& painter) {
    auto const [found, is_new] = m_textures.try_emplace(layer.id);
    // The first named class is the one a reader thinks of: international gates, province seats.
    std::size_t const style_class = layer.style.class_field.empty() || layer.style.classes.size() < 2 ? 0 : 1;
    GeometryKind const kind = typical_kind(*layer.table);
    if (!is_new || !draws(layer.style.classes[style_class], kind)) {
        return found->second.id();
    }
    int const side_px = static_cast<int>(std::lround(swatch_side_px * pixel_ratio));
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
    // White below, as in the panel: ImGui mixes with straight alpha, the shaders write premultiplied.
    glClearColor(1, 1, 1, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    GpuMesh const mesh(sample_mesh(kind, static_cast<float>(style_class)));
    MapFrame frame;
    TileKey const key{};
    frame.viewport = {bounds_world(key).centre(), 1, swatch_side_px, swatch_side_px};
    frame.zoom = layer.style.classes[style_class].min_zoom + 0.01;
    frame.pixel_ratio = pixel_ratio;
    frame.width_px = frame.height_px = side_px;
    ClassTable classes;
    painter.paint({{&mesh, key}}, layer.style, classes, frame);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    found->second = std::move(texture);
    return found->second.id();
}

}  // namespace gatepost
