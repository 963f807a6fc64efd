#pragma once

#include "render/gl_object.hpp"
#include "render/tile_mesh.hpp"

#include <cstddef>
#include <vector>

namespace gatepost {

/// A tile mesh on the GPU: a vertex array for each thing that is drawn. Vertices are gone from main memory
/// after upload.
class GpuMesh {
  public:
    explicit GpuMesh(TileMesh const& mesh);

    void draw_fill() const;
    void draw_segments() const;
    void draw_symbols() const;
    /// A dense class as a texture of one channel; drawn by a quad without vertices.
    struct Field {
        TileMesh::Field::Content content;
        std::uint16_t style_class;
        float range_px;
        GlTexture texture;
    };
    [[nodiscard]] std::vector<Field> const& fields() const { return m_fields; }
    [[nodiscard]] bool has_fill() const { return m_fill_indexes > 0; }
    [[nodiscard]] bool has_segments() const { return m_segments > 0; }
    [[nodiscard]] bool has_symbols() const { return m_symbols > 0; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

  private:
    int m_fill_indexes = 0;
    int m_segments = 0;
    int m_symbols = 0;
    std::size_t m_bytes = 0;
    std::vector<Field> m_fields;
    GlVertexArray m_fill_array, m_segment_array, m_symbol_array;
    GlBuffer m_fill_buffer, m_index_buffer, m_segment_buffer, m_symbol_buffer;
};

}  // namespace gatepost
