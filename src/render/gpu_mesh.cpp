#include "render/gpu_mesh.hpp"

#include "render/distance_field.hpp"

#include <glad/gl.h>

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t texels_per_segment = sizeof(TileMesh::Segment) / (4 * sizeof(float));
static_assert(sizeof(TileMesh::Segment) % (4 * sizeof(float)) == 0);

enum class Step { per_vertex, per_instance };

void attribute(GLuint index, GLint count, std::size_t stride, std::size_t offset, Step step) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                          reinterpret_cast<void const*>(offset));  // GL passes offsets as pointers
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

/// `filter`: between texels, or the nearest one.
GlTexture upload_bytes(std::vector<std::uint8_t> const& texels, SpareTextures::Size size, GLint filter,
                       SpareTextures* spares = nullptr) {
    GlTexture texture = spares != nullptr ? spares->take(size) : GlTexture();
    bool const is_new = texture.id() == 0;
    if (is_new) {
        texture = GlTexture::make();
    }
    GLenum const format = size.channels == 2 ? GL_RG : GL_RED;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (is_new) {
        glTexImage2D(GL_TEXTURE_2D, 0, size.channels == 2 ? GL_RG8 : GL_R8, size.width_px, size.height_px, 0,
                     format, GL_UNSIGNED_BYTE, texels.data());
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size.width_px, size.height_px, format, GL_UNSIGNED_BYTE,
                        texels.data());
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    return texture;
}

GlTexture upload(TileMesh::Field const& field) {
    bool const is_area = field.content == TileMesh::Field::Content::area;
    return upload_bytes(field.texels, {field_side_px, field_side_px, is_area ? 2 : 1}, GL_LINEAR);
}

/// Where a range begins in the bound index buffer; GL passes that offset as a pointer.
void const* offset_of_index(int index) {
    return reinterpret_cast<void const*>(static_cast<std::size_t>(index) * sizeof(std::uint32_t));
}

RunBoxes boxes_of_triangles(TileMesh const& mesh) {
    RunBoxes boxes;
    for (std::size_t i = 0; i + 2 < mesh.fill_indexes.size(); i += 3) {
        Box triangle;
        for (std::size_t corner = i; corner < i + 3; ++corner) {
            TileMesh::FillVertex const& vertex = mesh.fill[mesh.fill_indexes[corner]];
            triangle.grow(Point{static_cast<double>(vertex.x), static_cast<double>(vertex.y)});
        }
        boxes.add(triangle);
    }
    return boxes;
}

RunBoxes boxes_of_segments(std::span<TileMesh::Segment const> segments) {
    RunBoxes boxes;
    for (TileMesh::Segment const& segment : segments) {
        Box ends;
        ends.grow(Point{static_cast<double>(segment.ax), static_cast<double>(segment.ay)});
        ends.grow(Point{static_cast<double>(segment.bx), static_cast<double>(segment.by)});
        boxes.add(ends);
    }
    return boxes;
}

void bind_new(GlVertexArray& array) {
    array = GlVertexArray::make();
    glBindVertexArray(array.id());
}

}  // namespace

GpuMesh::GpuMesh(TileMesh const& mesh, SpareTextures* spares)
    : m_fill_indexes(static_cast<int>(mesh.fill_indexes.size())),
      m_segments(static_cast<int>(mesh.segments.size())),
      m_symbols(static_cast<int>(mesh.symbols.size())) {
    if (has_fill()) {
        m_fill_boxes_local = boxes_of_triangles(mesh);
        bind_new(m_fill_array);
        m_bytes += upload(m_fill_buffer, GL_ARRAY_BUFFER, mesh.fill);
        m_bytes += upload(m_index_buffer, GL_ELEMENT_ARRAY_BUFFER, mesh.fill_indexes);
        attribute(0, 2, sizeof(TileMesh::FillVertex), offsetof(TileMesh::FillVertex, x), Step::per_vertex);
        attribute(1, 1, sizeof(TileMesh::FillVertex), offsetof(TileMesh::FillVertex, style_class),
                  Step::per_vertex);
    }
    if (has_segments()) {
        upload_segments(mesh.segments);
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
    if (mesh.density) {
        upload_density(*mesh.density, spares);
    }
}

void GpuMesh::upload_density(TileMesh::Density const& density, SpareTextures* spares) {
    SpareTextures::Size const size{density.columns, density.rows, 1};
    m_density.emplace();
    // Shades of squares run into each other, as colours of a picture do; a hexagon has one colour.
    GLint const filter = density.shape == DensityCells::Shape::square ? GL_LINEAR : GL_NEAREST;
    m_density->shades = upload_bytes(density.shades, size, filter, spares);
    if (!density.classes.empty()) {
        m_density->classes = upload_bytes(density.classes, size, GL_NEAREST, spares);
    }
    m_bytes += density.shades.size() + density.classes.size();
    m_density->cells = {
        density.shape,      density.columns,         density.rows, {}, {}, density.first_local,
        density.step_local, density.is_first_row_odd};
}

void GpuMesh::give_back(SpareTextures& spares) {
    if (m_density) {
        SpareTextures::Size const size{m_density->cells.columns, m_density->cells.rows, 1};
        for (GlTexture* const texture : {&m_density->shades, &m_density->classes}) {
            if (texture->id() != 0) {
                spares.keep(size, std::move(*texture));
            }
        }
        m_density.reset();
    }
}

void GpuMesh::draw_fill(Box const& visible_local) const {
    glBindVertexArray(m_fill_array.id());
    m_fill_boxes_local.for_each_range(visible_local, [](int first, int count) {
        glDrawElements(GL_TRIANGLES, 3 * count, GL_UNSIGNED_INT, offset_of_index(3 * first));
    });
}

void GpuMesh::upload_segments(std::span<TileMesh::Segment const> segments) {
    int most_texels = 0;
    glGetIntegerv(GL_MAX_TEXTURE_BUFFER_SIZE, &most_texels);
    std::size_t const most = static_cast<std::size_t>(most_texels) / texels_per_segment;
    for (std::size_t begin = 0; begin < segments.size(); begin += most) {
        auto const run = segments.subspan(begin, std::min(most, segments.size() - begin));
        SegmentTexture& uploaded = m_segment_textures.emplace_back();
        uploaded.count = static_cast<int>(run.size());
        uploaded.boxes_local = boxes_of_segments(run);
        uploaded.buffer = GlBuffer::make();
        glBindBuffer(GL_TEXTURE_BUFFER, uploaded.buffer.id());
        glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(run.size_bytes()), run.data(),
                     GL_STATIC_DRAW);
        uploaded.texture = GlTexture::make();
        glActiveTexture(GL_TEXTURE1);
        glBindTexture(GL_TEXTURE_BUFFER, uploaded.texture.id());
        glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, uploaded.buffer.id());
        glActiveTexture(GL_TEXTURE0);
        m_bytes += run.size_bytes();
    }
}

void GpuMesh::draw_segments(QuadIndexes& quads, Box const& visible_local) const {
    constexpr int per_quad = QuadIndexes::per_quad;
    glActiveTexture(GL_TEXTURE1);
    for (SegmentTexture const& part : m_segment_textures) {
        glBindTexture(GL_TEXTURE_BUFFER, part.texture.id());
        quads.bind(part.count);
        part.boxes_local.for_each_range(visible_local, [](int first, int count) {
            glDrawElements(GL_TRIANGLES, per_quad * count, GL_UNSIGNED_INT,
                           offset_of_index(per_quad * first));
        });
    }
    glActiveTexture(GL_TEXTURE0);
}

void QuadIndexes::bind(int quads) {
    if (m_array.id() == 0) {
        m_array = GlVertexArray::make();
    }
    glBindVertexArray(m_array.id());
    if (quads <= m_quads) {
        return;
    }
    m_quads = std::max(quads, 2 * m_quads);
    std::vector<std::uint32_t> indexes;
    indexes.reserve(static_cast<std::size_t>(m_quads) * per_quad);
    for (auto i = 0U; i < static_cast<unsigned>(m_quads); ++i) {
        for (unsigned const corner : {0U, 1U, 2U, 2U, 1U, 3U}) {
            indexes.push_back(4 * i + corner);
        }
    }
    upload(m_buffer, GL_ELEMENT_ARRAY_BUFFER, indexes);
}

void GpuMesh::draw_symbols() const {
    glBindVertexArray(m_symbol_array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, m_symbols);
}

}  // namespace gatepost
