#include "text/glyph_painter.hpp"

#include <hb.h>

#include <algorithm>
#include <cmath>

#include "text/face.hpp"

namespace gatepost {

namespace {

/// Adds one glyph's coverage; where two overlap, as a mark and its base, neither grows beyond full.
void add(GlyphBitmap& sum, GlyphBitmap const& part) {
    for (int y = 0; y < part.height_px; ++y) {
        auto const from = static_cast<std::size_t>(y) * static_cast<std::size_t>(part.width_px);
        auto const to =
            static_cast<std::size_t>(y + part.top_px - sum.top_px) * static_cast<std::size_t>(sum.width_px) +
            static_cast<std::size_t>(part.left_px - sum.left_px);
        for (std::size_t x = 0; x < static_cast<std::size_t>(part.width_px); ++x) {
            int const both = sum.coverage[to + x] + part.coverage[from + x];
            sum.coverage[to + x] = static_cast<std::uint8_t>(std::min(both, 255));
        }
    }
}

/// A picture without ink that has room for all parts.
GlyphBitmap room_for(std::vector<GlyphBitmap> const& parts) {
    GlyphBitmap room;
    if (parts.empty())
        return room;
    int right_px = parts.front().left_px;
    int bottom_px = parts.front().top_px;
    room.left_px = right_px;
    room.top_px = bottom_px;
    for (GlyphBitmap const& part : parts) {
        room.left_px = std::min(room.left_px, part.left_px);
        room.top_px = std::min(room.top_px, part.top_px);
        right_px = std::max(right_px, part.left_px + part.width_px);
        bottom_px = std::max(bottom_px, part.top_px + part.height_px);
    }
    room.width_px = right_px - room.left_px;
    room.height_px = bottom_px - room.top_px;
    room.coverage.assign(static_cast<std::size_t>(room.width_px) * static_cast<std::size_t>(room.height_px),
                         0);
    return room;
}

}  // namespace

GlyphBitmap paint_glyphs(FontSet& fonts, std::span<ShapedGlyph const> glyphs, float begin_px, float size_px) {
    std::vector<GlyphBitmap> parts;
    for (ShapedGlyph const& glyph : glyphs) {
        float const x_px = glyph.x_px - begin_px;
        float const whole_px = std::floor(x_px);
        GlyphBitmap part =
            fonts.face(glyph.face).draw(glyph.glyph, size_px, x_px - whole_px, std::round(glyph.y_px));
        if (part.coverage.empty())
            continue;
        part.left_px += static_cast<int>(whole_px);
        parts.push_back(std::move(part));
    }
    GlyphBitmap picture = room_for(parts);
    for (GlyphBitmap const& part : parts)
        add(picture, part);
    return picture;
}

InkRows ink_rows(FontSet& fonts, std::span<ShapedGlyph const> glyphs, float size_px) {
    InkRows ink;
    for (ShapedGlyph const& glyph : glyphs) {
        Face const& face = fonts.face(glyph.face);
        hb_glyph_extents_t extents{};  // y up, heights negative
        hb_font_get_glyph_extents(face.shaping_font(), glyph.glyph, &extents);
        float const px_per_unit = face.em_per_unit() * size_px;
        float const top_px = glyph.y_px - static_cast<float>(extents.y_bearing) * px_per_unit;
        ink.top_px = std::min(ink.top_px, top_px);
        ink.bottom_px = std::max(ink.bottom_px, top_px - static_cast<float>(extents.height) * px_per_unit);
    }
    return ink;
}

}  // namespace gatepost
