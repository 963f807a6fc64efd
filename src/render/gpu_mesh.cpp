#include "render/gpu_mesh.hpp"

#include "render/distance_field.hpp"

#include <glad/gl.h>

namespace gatepost {

namespace {

enum class Step { per_vertex, per_instance };

void attribute(GLuint index, GLint count, std::size_t stride, std::size_t offset, Step step) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                          reinterpret_cast<void const*>(offset));  // GL's way of saying an offset
    glVertexAttribDivisor(index, step == Step::per_instance ? 1 : 0);
}

template <class Item>
std::size_t upload(GlBuffer& buffer, GLenum target, std::vector<Item> const& items) {
    buffer = GlBuffer::make();
    std::size_t const bytes = items.size() * sizeof(Item);
    glBindBuffer(target, buffer.id());
    glBufferData(target, static_cast<GLsizeiptr>(bytes), items.data(), GL_STATIC_DRAW);
    return bytes;
}

GlTexture upload(TileMesh::Field const& field) {
    GlTexture texture = GlTexture::make();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    bool const is_area = field.content == TileMesh::Field::Content::area;
    glTexImage2D(GL_TEXTURE_2D, 0, is_area ? GL_RG8 : GL_R8, field_side_px, field_side_px, 0,
                 is_area ? GL_RG : GL_RED, GL_UNSIGNED_BYTE, field.texels.data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    return texture;
}

void bind_new(GlVertexArray& array) {
    array = GlVertexArray::make();
    glBindVertexArray(array.id());
}

}  // namespace

GpuMesh::GpuMesh(TileMesh const& mesh)
    : m_fill_indexes(static_cast<int>(mesh.fill_indexes.size())),
      m_segments(static_cast<int>(mesh.segments.size())),
      m_symbols(static_cast<int>(mesh.symbols.size())) {
    if (has_fill()) {
        bind_new(m_fill_array);
        m_bytes += upload(m_fill_buffer, GL_ARRAY_BUFFER, mesh.fill);
        m_bytes += upload(m_index_buffer, GL_ELEMENT_ARRAY_BUFFER, mesh.fill_indexes);
        attribute(0, 2, sizeof(TileMesh::FillVertex), offsetof(TileMesh::FillVertex, x), Step::per_vertex);
        attribute(1, 1, sizeof(TileMesh::FillVertex), offsetof(TileMesh::FillVertex, style_class),
                  Step::per_vertex);
    }
    if (has_segments()) {
        bind_new(m_segment_array);
        m_bytes += upload(m_segment_buffer, GL_ARRAY_BUFFER, mesh.segments);
        attribute(0, 4, sizeof(TileMesh::Segment), offsetof(TileMesh::Segment, ax), Step::per_instance);
        attribute(1, 2, sizeof(TileMesh::Segment), offsetof(TileMesh::Segment, along), Step::per_instance);
        attribute(2, 4, sizeof(TileMesh::Segment), offsetof(TileMesh::Segment, before_x), Step::per_instance);
    }
    if (has_symbols()) {
        bind_new(m_symbol_array);
        m_bytes += upload(m_symbol_buffer, GL_ARRAY_BUFFER, mesh.symbols);
        attribute(0, 2, sizeof(TileMesh::Symbol), offsetof(TileMesh::Symbol, x), Step::per_instance);
        attribute(1, 1, sizeof(TileMesh::Symbol), offsetof(TileMesh::Symbol, style_class),
                  Step::per_instance);
    }
    glBindVertexArray(0);
    for (TileMesh::Field const& field : mesh.fields) {
        m_fields.push_back({field.content, field.style_class, field.range_px, upload(field)});
        m_bytes += field.texels.size();
    }
}

void GpuMesh::draw_fill() const {
    glBindVertexArray(m_fill_array.id());
    glDrawElements(GL_TRIANGLES, m_fill_indexes, GL_UNSIGNED_INT, nullptr);
}

void GpuMesh::draw_segments() const {
    glBindVertexArray(m_segment_array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, m_segments);
}

void GpuMesh::draw_symbols() const {
    glBindVertexArray(m_symbol_array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, m_symbols);
}

}  // namespace gatepost
