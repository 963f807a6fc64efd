#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/job.hpp"
#include "text/distance_transform.hpp"
#include "text/font_set.hpp"
#include "text/shelf_packer.hpp"

namespace gatepost {

struct GlyphBitmap;

/// Keeps glyphs as signed distances in one grey picture, from which a shader draws them sharp at any size,
/// with a halo if wanted. It does not use OpenGL: the renderer uploads the rows that `take_dirty()` returns.
///
/// A pixel's value v (0–1) says how far its centre lies inside the outline, at raster_size_px:
///     distance_px = (v − 0.5) · 2 · spread_px
/// It is negative outside; on the screen it is multiplied by size_px / raster_size_px.
///
/// When the picture is full it doubles its height, up to 4096 px; when that is full it forgets every glyph.
/// Both change `generation()`: boxes returned before are invalid and must be requested again. A text that
/// overfills the atlas by itself would cause that for ever, so request again once, not in a loop. Use it on
/// one thread only, that of its FontSet.
class GlyphAtlas {
  public:
    static constexpr int raster_size_px = 48;  ///< of the em. Smaller loses strokes of dense Han characters.
    static constexpr int spread_px = 8;        ///< the largest distance that is recorded: a halo of 1/6 em
    static constexpr int max_height_px = 4096;

    /// Where a glyph is in the picture (0–1, v down), and the quad on which to draw it, in em from the pen, y
    /// down. Picture and quad include the spread. Draw nothing if it is empty: a space, or a glyph too large
    /// for the atlas.
    struct GlyphBox {
        float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
        float left_em = 0, top_em = 0, width_em = 0, height_em = 0;
        bool empty = true;
    };

    /// Rows changed, both ends included; none if last < first.
    struct DirtyRows {
        int first = 0;
        int last = -1;
        bool empty() const { return last < first; }
    };

    /// The fonts must outlive the atlas. `side_px` is the side of the initial square; at least 128.
    explicit GlyphAtlas(FontSet& fonts, int side_px = 1024);

    /// Draws the glyph if it is new, which costs about 0.3 ms. The reference is valid until `generation()`
    /// changes.
    GlyphBox const& glyph(std::uint32_t face, std::uint32_t glyph);

    /// A glyph of one of the fonts.
    struct Name {
        std::uint32_t face = 0;
        std::uint32_t glyph = 0;
    };
    /// Draws those that are new, as glyph() does, but the workers of a job find the distances, which
    /// takes the most of the time. Boxes returned before may become invalid.
    void prepare(std::span<Name const> glyphs, JobContext const& job);

    int width_px() const { return m_width_px; }
    int height_px() const { return m_height_px; }
    /// Row by row from the top, without gaps.
    std::span<std::uint8_t const> pixels() const { return m_pixels; }

    std::uint64_t revision() const { return m_revision; }      ///< changes with every change of the pixels
    std::uint64_t generation() const { return m_generation; }  ///< changes when earlier boxes become void

    /// The rows changed since the last call. After the picture has grown, all rows of the larger picture.
    DirtyRows take_dirty();

    /// Forgets every glyph; keeps the size.
    void reset();

  private:
    [[nodiscard]] GlyphBitmap rasterised(Name name) const;
    GlyphBox add(GlyphBitmap const& bitmap, std::span<std::uint8_t const> values);
    ShelfPacker::Place find_place(GlyphBitmap const& bitmap);
    void grow();
    void mark_dirty(int first, int last);

    FontSet& m_fonts;
    int m_width_px;
    int m_height_px;
    std::vector<std::uint8_t> m_pixels;
    ShelfPacker m_packer;
    DistanceTransform m_transform;
    std::unordered_map<std::uint64_t, GlyphBox> m_boxes;
    DirtyRows m_dirty;
    std::uint64_t m_revision = 0;
    std::uint64_t m_generation = 0;
};

}  // namespace gatepost
