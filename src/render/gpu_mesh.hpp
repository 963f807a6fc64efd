#pragma once

#include "geo/point.hpp"
#include "render/gl_object.hpp"
#include "render/run_boxes.hpp"
#include "render/spare_textures.hpp"
#include "render/tile_mesh.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// An index buffer for quads of four vertices each: 0 1 2 3, 4 5 6 7 and so on. It is shared by all that draw
/// quads. The vertices have no attributes; shaders fetch what they need by vertex number.
class QuadIndexes {
  public:
    static constexpr int per_quad = 6;
    /// Binds a vertex array with at least this many quads.
    void bind(int quads);

  private:
    GlVertexArray m_array;
    GlBuffer m_buffer;
    int m_quads = 0;
};

/// A tile mesh on the GPU. After the upload, main memory no longer holds the vertices.
class GpuMesh {
  public:
    /// `spares`: textures that may be used again.
    explicit GpuMesh(TileMesh const& mesh, SpareTextures* spares = nullptr);
    /// The mesh ends; the next ones may use the textures of its density.
    void give_back(SpareTextures& spares);

    /// Draws at least what meets `visible_local`, a box that does not allow for line widths.
    void draw_fill(Box const& visible_local) const;
    /// Draws with a program that reads u_segments from texture unit 1.
    void draw_segments(QuadIndexes& quads, Box const& visible_local) const;
    void draw_symbols() const;
    /// A dense class as a texture: one channel, or two for an area. It is drawn as a quad without vertices.
    struct Field {
        TileMesh::Field::Content content;
        std::uint16_t style_class;
        float range_px;
        GlTexture texture;
    };
    [[nodiscard]] std::vector<Field> const& fields() const { return m_fields; }
    /// The shades of a density as a texture of one channel, and perhaps another of classes.
    struct Density {
        TileMesh::Density cells;  ///< without its bytes
        GlTexture shades;
        GlTexture classes;
    };
    [[nodiscard]] std::optional<Density> const& density() const { return m_density; }
    [[nodiscard]] bool has_fill() const { return m_fill_indexes > 0; }
    [[nodiscard]] bool has_segments() const { return m_segments > 0; }
    [[nodiscard]] bool has_symbols() const { return m_symbols > 0; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

  private:
    /// A run of segments, at most as many as one texture holds.
    struct SegmentTexture {
        int count = 0;
        GlBuffer buffer;
        GlTexture texture;
        RunBoxes boxes_local;
    };
    void upload_density(TileMesh::Density const& density, SpareTextures* spares);
    void upload_segments(std::span<TileMesh::Segment const> segments);

    int m_fill_indexes = 0;
    int m_segments = 0;
    int m_symbols = 0;
    std::size_t m_bytes = 0;
    std::vector<Field> m_fields;
    std::optional<Density> m_density;
    std::vector<SegmentTexture> m_segment_textures;
    RunBoxes m_fill_boxes_local;
    GlVertexArray m_fill_array, m_symbol_array;
    GlBuffer m_fill_buffer, m_index_buffer, m_symbol_buffer;
};

}  // namespace gatepost
