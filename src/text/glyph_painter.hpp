#pragma once

#include <span>

#include "text/glyph_bitmap.hpp"
#include "text/shaper.hpp"

namespace gatepost {

/// Draws glyphs of one line as they look at just this size, with outlines fitted to the pixel rows as small
/// text wants it: for the interface, whose letters do not scale. The map's come from the GlyphAtlas. The pen
/// is at `begin_px` of the line. No pixels where nothing is to be seen. About 0.05 ms a glyph.
[[nodiscard]] GlyphBitmap paint_glyphs(FontSet& fonts, std::span<ShapedGlyph const> glyphs, float begin_px,
                                       float size_px);

/// From the uppermost to the lowest ink, y down from the baseline.
struct InkRows {
    float top_px = 0;
    float bottom_px = 0;
};

/// Which rows glyphs of one line reach, by their outlines: nothing is drawn. Under a microsecond a glyph.
[[nodiscard]] InkRows ink_rows(FontSet& fonts, std::span<ShapedGlyph const> glyphs, float size_px);

}  // namespace gatepost
