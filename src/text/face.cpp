#include "text/face.hpp"

#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/error.hpp"

namespace gatepost {

namespace {

HbFont open_shaping_font(FontFile const& file) {
    using Blob = Handle<hb_blob_t, hb_blob_destroy>;
    using HbFace = Handle<hb_face_t, hb_face_destroy>;
    Blob const blob(hb_blob_create_from_file(file.path.c_str()));  // empty, not null, if unreadable
    HbFace const face(hb_face_create(blob.get(), static_cast<unsigned>(file.face_index)));
    return HbFont(hb_font_create(face.get()));
}

bool only_steers_shaping(char32_t c) {
    bool const is_joiner = c == 0x200C || c == 0x200D || c == 0x034F;
    bool const is_variation_selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return is_joiner || is_variation_selector;
}

void copy_rows(FT_Bitmap const& from, GlyphBitmap& to, int padding_px) {
    for (unsigned row = 0; row < from.rows; ++row) {
        auto const* first = from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch;
        auto const offset = (static_cast<int>(row) + padding_px) * to.width_px + padding_px;
        std::copy_n(first, from.width, to.coverage.begin() + offset);
    }
}

/// FreeType's unit of lengths: 1/64 px.
FT_F26Dot6 fixed_26_6(float px) { return static_cast<FT_F26Dot6>(std::lround(px * 64)); }

GlyphBitmap render_slot(FT_GlyphSlot slot, int padding_px) {
    GlyphBitmap bitmap;
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0)
        return bitmap;
    FT_Bitmap const& rendered = slot->bitmap;
    if (rendered.width == 0 || rendered.rows == 0 || rendered.pixel_mode != FT_PIXEL_MODE_GRAY)
        return bitmap;
    bitmap.width_px = static_cast<int>(rendered.width) + 2 * padding_px;
    bitmap.height_px = static_cast<int>(rendered.rows) + 2 * padding_px;
    bitmap.left_px = slot->bitmap_left - padding_px;
    bitmap.top_px = -slot->bitmap_top - padding_px;
    bitmap.coverage.assign(
        static_cast<std::size_t>(bitmap.width_px) * static_cast<std::size_t>(bitmap.height_px), 0);
    copy_rows(rendered, bitmap, padding_px);
    return bitmap;
}

}  // namespace

FtLibrary open_freetype() {
    FT_Library library = nullptr;
    if (FT_Error const code = FT_Init_FreeType(&library))
        throw fmt_error("FreeType did not start (error {})", code);
    return FtLibrary(library);
}

bool is_assigned(char32_t character) {
    auto const category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category != HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED &&
           category != HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE;
}

Face::Face(FT_Library freetype, FontFile file)
    : m_freetype(freetype),
      m_file(std::move(file)),
      m_font(open_shaping_font(m_file)),
      m_em_per_unit(1.0f / static_cast<float>(hb_face_get_upem(hb_font_get_face(m_font.get())))) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(m_font.get(), &extents);
    m_ascent_em = static_cast<float>(extents.ascender) * m_em_per_unit;
    m_descent_em = -static_cast<float>(extents.descender) * m_em_per_unit;
}

bool Face::has_all(std::u32string_view characters) const {
    return std::all_of(characters.begin(), characters.end(), [&](char32_t c) {
        hb_codepoint_t glyph = 0;
        return only_steers_shaping(c) || hb_font_get_nominal_glyph(m_font.get(), c, &glyph);
    });
}

FT_Face Face::raster_face() {
    if (!m_raster_face_tried) {
        m_raster_face_tried = true;
        FT_Face face = nullptr;
        if (FT_New_Face(m_freetype, m_file.path.c_str(), m_file.face_index, &face) == 0)
            m_raster_face.reset(face);
    }
    return m_raster_face.get();
}

GlyphBitmap Face::rasterise(std::uint32_t glyph, int size_px, int padding_px) {
    FT_Face const face = raster_face();
    if (!face || FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size_px)) != 0)
        return {};
    // Hints fit outlines to one pixel grid; this bitmap is drawn at every size.
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return {};
    return render_slot(face->glyph, padding_px);
}

GlyphBitmap Face::draw(std::uint32_t glyph, float size_px, float x_px, float y_px) {
    FT_Face const face = raster_face();
    if (!face || FT_Set_Char_Size(face, 0, fixed_26_6(size_px), 0, 0) != 0)
        return {};
    if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0)
        return {};
    if (face->glyph->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Translate(&face->glyph->outline, fixed_26_6(x_px), -fixed_26_6(y_px));
    return render_slot(face->glyph, 0);
}

}  // namespace gatepost
