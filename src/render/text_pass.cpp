#include "render/text_pass.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace gatepost {

void TextPass::add_glyph(TextRun const& run, ShapedGlyph const& glyph) {
    GlyphAtlas::GlyphBox const& box = m_atlas.glyph(glyph.face, glyph.glyph);
    if (box.empty) {
        return;
    }
    float const size = run.text->size_px;
    float const left = run.x_px + glyph.x_px + box.left_em * size;
    float const top = run.y_px + glyph.y_px + box.top_em * size;
    float const right = left + box.width_em * size;
    float const bottom = top + box.height_em * size;
    auto const colour = run.colour.to_floats();
    auto const halo = run.halo.to_floats();
    float const range_px = 2.0F * static_cast<float>(GlyphAtlas::spread_px) * size /
                           static_cast<float>(GlyphAtlas::raster_size_px);
    auto const corner = [&](float x, float y, float u, float v) {
        Vertex vertex{x, y, u, v, {}, {}, range_px, run.halo_px};
        std::copy(colour.begin(), colour.end(), vertex.colour);
        std::copy(halo.begin(), halo.end(), vertex.halo);
        m_vertices.push_back(vertex);
    };
    corner(left, top, box.u0, box.v0);
    corner(right, top, box.u1, box.v0);
    corner(left, bottom, box.u0, box.v1);
    corner(right, top, box.u1, box.v0);
    corner(right, bottom, box.u1, box.v1);
    corner(left, bottom, box.u0, box.v1);
}

void TextPass::collect(std::span<TextRun const> runs) {
    // A growing atlas moves every glyph: then what was collected is void, and once more is enough.
    for (int attempt = 0; attempt < 3; ++attempt) {
        std::uint64_t const generation = m_atlas.generation();
        m_vertices.clear();
        for (TextRun const& run : runs) {
            for (ShapedGlyph const& glyph : run.text->glyphs) {
                add_glyph(run, glyph);
            }
        }
        if (m_atlas.generation() == generation) {
            return;
        }
    }
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
            std::size_t offset;
        };
        constexpr std::array<Field, 5> fields{{{2, offsetof(Vertex, x)},
                                               {2, offsetof(Vertex, u)},
                                               {4, offsetof(Vertex, colour)},
                                               {4, offsetof(Vertex, halo)},
                                               {2, offsetof(Vertex, range_px)}}};
        for (GLuint i = 0; i < fields.size(); ++i) {
            glEnableVertexAttribArray(i);
            glVertexAttribPointer(i, fields[i].count, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                                  reinterpret_cast<void const*>(fields[i].offset));  // GL's offsets
        }
    }
    glBindVertexArray(m_array.id());
    glBindBuffer(GL_ARRAY_BUFFER, m_buffer.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_vertices.size() * sizeof(Vertex)),
                 m_vertices.data(), GL_STREAM_DRAW);
}

void TextPass::draw(std::span<TextRun const> runs, int width_px, int height_px) {
    collect(runs);
    if (m_vertices.empty()) {
        return;
    }
    upload_atlas();
    upload_vertices();
    m_program.use();
    m_program.set("u_atlas", 0);
    m_program.set("u_size_px", static_cast<float>(width_px), static_cast<float>(height_px));
    for (int const is_halo : {1, 0}) {
        m_program.set("u_is_halo", is_halo);
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(m_vertices.size()));
    }
    glBindVertexArray(0);
}

}  // namespace gatepost
