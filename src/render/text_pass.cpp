#include "render/text_pass.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace gatepost {

void TextPass::add_glyph(TextLine const& line, std::size_t number, Stroke const& stroke) {
    ShapedGlyph const& glyph = line.text->glyphs[number];
    GlyphAtlas::GlyphBox const& box = m_atlas.glyph(glyph.face, glyph.glyph);
    if (box.empty) {
        return;
    }
    float const size = line.text->size_px;
    float const range_px = 2.0F * static_cast<float>(GlyphAtlas::spread_px) * size /
                           static_cast<float>(GlyphAtlas::raster_size_px);
    // The box ends half the range outside the outline; what lies beyond the stroke need not be drawn.
    constexpr float interpolated_px = 0.5F;
    float const inset = std::max(range_px / 2 - stroke.edge_px - stroke.soft_px - interpolated_px, 0.0F);
    float const inset_u = inset / (box.width_em * size) * (box.u1 - box.u0);
    float const inset_v = inset / (box.height_em * size) * (box.v1 - box.v0);
    GlyphPose const pen = line.poses.empty() ? GlyphPose{line.x_px + glyph.x_px, line.y_px + glyph.y_px, 1, 0}
                                             : line.poses[number];
    float const left = box.left_em * size + inset;
    float const top = box.top_em * size + inset;
    float const right = left + box.width_em * size - 2 * inset;
    float const bottom = top + box.height_em * size - 2 * inset;
    std::array<std::uint8_t, 4> const colour{
        stroke.colour.r, stroke.colour.g, stroke.colour.b,
        static_cast<std::uint8_t>(std::lround(static_cast<float>(stroke.colour.a) * line.alpha))};
    auto const corner = [&](float x, float y, float u, float v) {
        m_vertices.push_back({pen.x_px + x * pen.cos - y * pen.sin, pen.y_px + x * pen.sin + y * pen.cos, u,
                              v, colour, range_px, stroke.edge_px, stroke.soft_px});
    };
    corner(left, top, box.u0 + inset_u, box.v0 + inset_v);
    corner(right, top, box.u1 - inset_u, box.v0 + inset_v);
    corner(left, bottom, box.u0 + inset_u, box.v1 - inset_v);
    corner(right, bottom, box.u1 - inset_u, box.v1 - inset_v);
}

void TextPass::collect(std::span<TextLine const> lines) {
    // When the atlas grows, every glyph moves and what was collected is void; collecting once more is enough.
    for (int attempt = 0; attempt < 3 && !collect_once(lines); ++attempt) {
    }
}

bool TextPass::collect_once(std::span<TextLine const> lines) {
    constexpr float halo_soft_px = 1;
    constexpr float letter_soft_px = 0.5F;
    std::uint64_t const generation = m_atlas.generation();
    m_vertices.clear();
    for (bool const is_halo : {true, false}) {
        for (TextLine const& line : lines) {
            Stroke const stroke = is_halo ? Stroke{line.halo, line.halo_px, halo_soft_px}
                                          : Stroke{line.colour, 0, letter_soft_px};
            if (stroke.colour.a == 0) {
                continue;
            }
            for (std::size_t i = 0; i < line.text->glyphs.size(); ++i) {
                add_glyph(line, i, stroke);
            }
        }
    }
    return m_atlas.generation() == generation;
}

std::size_t TextPass::prepare(std::span<TextLine const> lines) {
    std::uint64_t const before = m_atlas.revision();
    collect(lines);
    return m_atlas.revision() - before;
}

void TextPass::prepare(std::span<TextLine const> lines, JobContext const& job) {
    std::vector<GlyphAtlas::Name> names;
    for (TextLine const& line : lines) {
        std::transform(line.text->glyphs.begin(), line.text->glyphs.end(), std::back_inserter(names),
                       [](ShapedGlyph const& glyph) {
                           return GlyphAtlas::Name{glyph.face, glyph.glyph};
                       });
    }
    m_atlas.prepare(names, job);
}

Box TextPass::ink_box(std::span<TextLine const> lines) {
    collect(lines);
    Box ink;
    for (Vertex const& corner : m_vertices) {
        ink.grow(Point{std::floor(static_cast<double>(corner.x)), std::floor(static_cast<double>(corner.y))});
        ink.grow(Point{std::ceil(static_cast<double>(corner.x)), std::ceil(static_cast<double>(corner.y))});
    }
    return ink;
}

void TextPass::upload_atlas() {
    glActiveTexture(GL_TEXTURE0);
    if (m_texture.id() == 0) {
        m_texture = GlTexture::make();
        glBindTexture(GL_TEXTURE_2D, m_texture.id());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    }
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    auto const dirty = m_atlas.take_dirty();
    if (m_texture_height_px != m_atlas.height_px()) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, m_atlas.width_px(), m_atlas.height_px(), 0, GL_RED,
                     GL_UNSIGNED_BYTE, m_atlas.pixels().data());
        m_texture_height_px = m_atlas.height_px();
    } else if (!dirty.empty()) {
        auto const first =
            static_cast<std::size_t>(dirty.first) * static_cast<std::size_t>(m_atlas.width_px());
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirty.first, m_atlas.width_px(), dirty.last - dirty.first + 1,
                        GL_RED, GL_UNSIGNED_BYTE, m_atlas.pixels().subspan(first).data());
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void TextPass::upload_vertices() {
    if (m_array.id() == 0) {
        m_array = GlVertexArray::make();
        m_buffer = GlBuffer::make();
        glBindVertexArray(m_array.id());
        glBindBuffer(GL_ARRAY_BUFFER, m_buffer.id());
        struct Field {
            GLint count;
            GLenum type;
            GLboolean is_normalised;
            std::size_t offset;
        };
        constexpr std::array<Field, 4> fields{{{2, GL_FLOAT, GL_FALSE, offsetof(Vertex, x)},
                                               {2, GL_FLOAT, GL_FALSE, offsetof(Vertex, u)},
                                               {4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(Vertex, colour)},
                                               {3, GL_FLOAT, GL_FALSE, offsetof(Vertex, range_px)}}};
        for (GLuint i = 0; i < fields.size(); ++i) {
            glEnableVertexAttribArray(i);
            glVertexAttribPointer(i, fields[i].count, fields[i].type, fields[i].is_normalised, sizeof(Vertex),
                                  reinterpret_cast<void const*>(fields[i].offset));  // GL's offsets
        }
    }
    glBindVertexArray(m_array.id());
    glBindBuffer(GL_ARRAY_BUFFER, m_buffer.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_vertices.size() * sizeof(Vertex)),
                 m_vertices.data(), GL_STREAM_DRAW);
    upload_indexes();
}

/// Two triangles per quad. The indexes are the same for every text, and are only made again for a longer one.
void TextPass::upload_indexes() {
    std::size_t const quads = m_vertices.size() / 4;
    if (m_indexes.id() == 0) {
        m_indexes = GlBuffer::make();
    }
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indexes.id());
    if (quads <= m_indexed_quads) {
        return;
    }
    m_indexed_quads = quads * 2;
    std::vector<std::uint32_t> indexes;
    indexes.reserve(m_indexed_quads * 6);
    for (std::size_t quad = 0; quad < m_indexed_quads; ++quad) {
        auto const first = static_cast<std::uint32_t>(quad * 4);
        for (std::uint32_t const corner : {0U, 1U, 2U, 1U, 3U, 2U}) {
            indexes.push_back(first + corner);
        }
    }
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indexes.size() * sizeof(indexes[0])),
                 indexes.data(), GL_STATIC_DRAW);
}

void TextPass::draw(std::span<TextLine const> lines, int width_px, int height_px) {
    collect(lines);
    if (m_vertices.empty()) {
        return;
    }
    upload_atlas();
    upload_vertices();
    m_program.use();
    m_program.set("u_atlas", 0);
    m_program.set("u_size_px", static_cast<float>(width_px), static_cast<float>(height_px));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(m_vertices.size() / 4 * 6), GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
}

}  // namespace gatepost
