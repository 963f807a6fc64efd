#pragma once

#include "base/colour.hpp"
#include "render/gl_object.hpp"
#include "render/shader_program.hpp"
#include "text/glyph_atlas.hpp"
#include "text/shaper.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// A shaped line of text and where its baseline begins, in framebuffer pixels, y down.
struct TextRun {
    ShapedText const* text = nullptr;
    float x_px = 0;
    float y_px = 0;
    Colour colour{};
    Colour halo{255, 255, 255, 0};
    float halo_px = 0;
};

/// Draws map text from the glyph atlas: all halos, then all letters, two draw calls a frame.
class TextPass {
  public:
    explicit TextPass(FontSet& fonts) : m_atlas(fonts, atlas_side_px) {}
    /// Draws the glyphs that are new into the atlas: a fifth of a millisecond each, so while workers are busy
    /// anyway.
    void prepare(std::span<TextRun const> runs) { collect(runs); }
    void draw(std::span<TextRun const> runs, int width_px, int height_px);

  private:
    static constexpr int atlas_side_px = 2048;  // a thousand Chinese characters
    struct Vertex {
        float x, y, u, v;
        float colour[4];  // laid out for GL
        float halo[4];
        float range_px, halo_px;
    };
    void collect(std::span<TextRun const> runs);
    void add_glyph(TextRun const& run, ShapedGlyph const& glyph);
    void upload_atlas();
    void upload_vertices();

    GlyphAtlas m_atlas;
    GlTexture m_texture;
    int m_texture_height_px = 0;
    GlVertexArray m_array;
    GlBuffer m_buffer;
    std::vector<Vertex> m_vertices;
    ShaderProgram m_program{"text"};
};

}  // namespace gatepost
