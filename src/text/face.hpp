#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/handle.hpp"
#include "text/font_file.hpp"
#include "text/glyph_bitmap.hpp"

namespace gatepost {

using FtLibrary = Handle<std::remove_pointer_t<FT_Library>, FT_Done_FreeType>;
using FtFace = Handle<std::remove_pointer_t<FT_Face>, FT_Done_Face>;
using HbFont = Handle<hb_font_t, hb_font_destroy>;

/// Throws Error if FreeType cannot start.
FtLibrary open_freetype();

/// Whether the code point has a meaning in Unicode that a font can be expected to know; private use has none.
bool is_assigned(char32_t character);

/// One open font. Internal to the module: the only place that knows FreeType.
///
/// HarfBuzz reads the file by itself (mapped, unhinted, in font units), so FreeType opens it only when a
/// glyph is drawn. A file that turns out to be unreadable counts as a font without characters, and the
/// fallback skips it.
class Face {
  public:
    /// The library must outlive the face.
    Face(FT_Library freetype, FontFile file);

    /// Joiners and variation selectors count as present: they only control shaping.
    bool has_all(std::u32string_view characters) const;

    hb_font_t* shaping_font() const { return m_font.get(); }
    float em_per_unit() const { return m_em_per_unit; }
    float ascent_em() const { return m_ascent_em; }
    float descent_em() const { return m_descent_em; }  ///< positive below the baseline

    /// Draws a glyph unhinted at size_px an em, with `padding_px` empty pixels on each side. Returns no
    /// pixels for a space, or for a glyph that cannot be drawn. Costs about 0.05 ms, and opening the file the
    /// first time.
    GlyphBitmap rasterise(std::uint32_t glyph, int size_px, int padding_px);

    /// Draws a glyph at that size, its rows fitted to the pixels, `x_px` right of and `y_px` below the pen.
    GlyphBitmap draw(std::uint32_t glyph, float size_px, float x_px, float y_px);

  private:
    FT_Face raster_face();

    FT_Library m_freetype;
    FontFile m_file;
    HbFont m_font;
    FtFace m_raster_face;
    bool m_raster_face_tried = false;
    float m_em_per_unit = 0;
    float m_ascent_em = 0;
    float m_descent_em = 0;
};

}  // namespace gatepost
