#pragma once

#include "geo/point.hpp"
#include "render/gl_object.hpp"
#include "render/run_boxes.hpp"
#include "render/tile_mesh.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace gatepost {

/// Indexes of so many quads of four vertices each, 0 1 2 3, 4 5 6 7 and so on: the same for all who draw
/// some. Vertices have no attributes; shaders fetch what they need by their number.
class QuadIndexes {
  public:
    static constexpr int per_quad = 6;
    /// Binds a vertex array with at least so many.
    void bind(int quads);

  private:
    GlVertexArray m_array;
    GlBuffer m_buffer;
    int m_quads = 0;
};

/// A tile mesh on the GPU: a vertex array for each thing that is drawn. Vertices are gone from main memory
/// after upload.
class GpuMesh {
  public:
    explicit GpuMesh(TileMesh const& mesh);

    /// At least what meets `visible_local`, which knows nothing of widths.
    void draw_fill(Box const& visible_local) const;
    /// Into a program that takes texture unit 1 for u_segments.
    void draw_segments(QuadIndexes& quads, Box const& visible_local) const;
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
    /// As many segments as one texture holds.
    struct SegmentTexture {
        int count = 0;
        GlBuffer buffer;
        GlTexture texture;
        RunBoxes boxes_local;
    };
    void upload_segments(std::span<TileMesh::Segment const> segments);

    int m_fill_indexes = 0;
    int m_segments = 0;
    int m_symbols = 0;
    std::size_t m_bytes = 0;
    std::vector<Field> m_fields;
    std::vector<SegmentTexture> m_segment_textures;
    RunBoxes m_fill_boxes_local;
    GlVertexArray m_fill_array, m_symbol_array;
    GlBuffer m_fill_buffer, m_index_buffer, m_symbol_buffer;
};

}  // namespace gatepost
