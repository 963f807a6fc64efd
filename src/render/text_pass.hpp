#pragma once

#include "base/colour.hpp"
#include "geo/point.hpp"
#include "render/gl_object.hpp"
#include "render/shader_program.hpp"
#include "text/glyph_atlas.hpp"
#include "text/text_line.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Draws lines of text from the glyph atlas in one draw call: first all halos, then all letters, so that no
/// halo covers a neighbour's stroke.
class TextPass {
  public:
    explicit TextPass(FontSet& fonts) : m_atlas(fonts, atlas_side_px) {}
    /// Has the driver compile what it draws with.
    void begin_program() { m_program.begin(); }
    /// Draws new glyphs into the atlas. That takes a fifth of a millisecond each, so call it while workers
    /// are busy anyway. Returns how many were new.
    std::size_t prepare(std::span<TextLine const> lines);
    /// The same with the workers of a job, for all the text of a picture.
    void prepare(std::span<TextLine const> lines, JobContext const& job);
    void draw(std::span<TextLine const> lines, int width_px, int height_px);
    /// The box, in whole pixels, that drawing these lines would touch, including halos; empty if there is no
    /// ink. Prepares their glyphs, as prepare does.
    [[nodiscard]] Box ink_box(std::span<TextLine const> lines);

  private:
    static constexpr int atlas_side_px = 2048;  // holds a thousand Chinese characters
    struct Vertex {                             // laid out for GL
        float x, y, u, v;
        std::array<std::uint8_t, 4> colour;
        float range_px, edge_px, soft_px;
    };
    /// What is drawn of a glyph: how far outside its outline the edge lies, and half the edge's width.
    struct Stroke {
        Colour colour;
        float edge_px = 0;
        float soft_px = 0;
    };
    void collect(std::span<TextLine const> lines);
    bool collect_once(std::span<TextLine const> lines);
    void add_glyph(TextLine const& line, std::size_t number, Stroke const& stroke);
    void upload_atlas();
    void upload_vertices();
    void upload_indexes();

    GlyphAtlas m_atlas;
    GlTexture m_texture;
    int m_texture_height_px = 0;
    GlVertexArray m_array;
    GlBuffer m_buffer;
    GlBuffer m_indexes;
    std::size_t m_indexed_quads = 0;
    std::vector<Vertex> m_vertices;
    ShaderProgram m_program{"text"};
};

}  // namespace gatepost
