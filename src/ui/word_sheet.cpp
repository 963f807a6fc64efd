#include "ui/word_sheet.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gatepost {

namespace {

// The icons begin behind these.
constexpr char32_t first_code = 0xE000;
constexpr char32_t last_code = 0xEFFF;

}  // namespace

void WordSheet::reserve(int height_px, double characters) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // ImGui chooses the width by the letters alone; too narrow an atlas becomes higher than cards can take.
    atlas.TexDesiredWidth = characters < 1500 ? 1024 : characters < 6000 ? 2048 : 4096;
    m_height_px = height_px;
    m_rect = atlas.AddCustomRectRegular(width_px, height_px);
}

void WordSheet::open(std::span<ImFont* const> fonts) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasCustomRect const& rect = *atlas.GetCustomRectByIndex(m_rect);
    m_is_open = rect.IsPacked() && atlas.TexPixelsAlpha8 != nullptr;
    m_origin = {rect.X, rect.Y};
    m_next = {};
    m_row_height_px = 0;
    m_next_code = first_code;
    m_changed.reset();
    for (ImFont* const font : fonts) {
        // A font points at one of its glyphs, so these must not move any more.
        font->Glyphs.reserve(font->Glyphs.Size + static_cast<int>(last_code - first_code) + 1);
        font->BuildLookupTable();
        font->GrowIndex(static_cast<int>(last_code) + 1);
        for (float& advance : font->IndexAdvanceX) {
            advance = advance < 0 ? font->FallbackAdvanceX : advance;
        }
    }
}

std::optional<WordSheet::Place> WordSheet::find_place(GlyphBitmap const& picture) {
    constexpr int gap_px = 1;
    if (m_next.x_px + picture.width_px > width_px) {
        m_next = {0, m_next.y_px + m_row_height_px};
        m_row_height_px = 0;
    }
    if (picture.width_px > width_px || m_next.y_px + picture.height_px > m_height_px) {
        return std::nullopt;
    }
    Place const place = m_next;
    m_next.x_px += picture.width_px + gap_px;
    m_row_height_px = std::max(m_row_height_px, picture.height_px + gap_px);
    return place;
}

void WordSheet::draw(GlyphBitmap const& picture, Place place) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (int y = 0; y < picture.height_px; ++y) {
        auto const from = static_cast<std::ptrdiff_t>(y) * picture.width_px;
        auto const to = static_cast<std::ptrdiff_t>(place.y_px + y) * atlas.TexWidth + place.x_px;
        for (std::ptrdiff_t x = 0; x < picture.width_px; ++x) {
            std::uint8_t const coverage = picture.coverage[static_cast<std::size_t>(from + x)];
            atlas.TexPixelsAlpha8[to + x] = coverage;
            if (atlas.TexPixelsRGBA32 != nullptr) {
                atlas.TexPixelsRGBA32[to + x] = IM_COL32(255, 255, 255, coverage);
            }
        }
    }
    Rows const rows{place.y_px, place.y_px + picture.height_px - 1};
    m_changed =
        m_changed ? Rows{std::min(m_changed->first, rows.first), std::max(m_changed->last, rows.last)} : rows;
}

std::optional<char32_t> WordSheet::add(ImFont& font, GlyphBitmap const& picture, float advance_px) {
    if (m_next_code > last_code) {
        return std::nullopt;
    }
    auto const room = find_place(picture);
    if (!room) {
        return std::nullopt;
    }
    Place const place{m_origin.x_px + room->x_px, m_origin.y_px + room->y_px};
    draw(picture, place);
    ImFontAtlas const& atlas = *ImGui::GetIO().Fonts;
    auto const left = static_cast<float>(picture.left_px);
    float const top = std::round(font.Ascent) + static_cast<float>(picture.top_px);
    auto const width = static_cast<float>(picture.width_px);
    auto const height = static_cast<float>(picture.height_px);
    float const u = static_cast<float>(place.x_px) * atlas.TexUvScale.x;
    float const v = static_cast<float>(place.y_px) * atlas.TexUvScale.y;
    auto const code = static_cast<ImWchar>(m_next_code);
    font.AddGlyph(nullptr, code, left, top, left + width, top + height, u, v, u + width * atlas.TexUvScale.x,
                  v + height * atlas.TexUvScale.y, advance_px);
    font.IndexLookup[code] = static_cast<ImWchar>(font.Glyphs.Size - 1);
    font.IndexAdvanceX[code] = advance_px;
    font.DirtyLookupTables = false;  // the two lines above are what ImGui would do for all glyphs
    return m_next_code++;
}

std::optional<WordSheet::Rows> WordSheet::take_changed() {
    auto const changed = m_changed;
    m_changed.reset();
    return changed;
}

}  // namespace gatepost
