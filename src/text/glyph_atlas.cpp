#include "text/glyph_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "text/face.hpp"

namespace gatepost {

namespace {

constexpr int min_side_px = 128;

std::size_t area(int width_px, int height_px) {
    return static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px);
}

std::uint8_t encoded(float distance_px) {
    float const value = 0.5f + distance_px / (2.0f * static_cast<float>(GlyphAtlas::spread_px));
    return static_cast<std::uint8_t>(255.0f * std::clamp(value, 0.0f, 1.0f) + 0.5f);
}

}  // namespace

GlyphAtlas::GlyphAtlas(FontSet& fonts, int side_px)
    : m_fonts(fonts),
      m_width_px(std::clamp(side_px, min_side_px, max_height_px)),
      m_height_px(m_width_px),
      m_pixels(area(m_width_px, m_height_px)),
      m_packer(m_width_px, m_height_px) {
    mark_dirty(0, m_height_px - 1);
}

GlyphAtlas::GlyphBox const& GlyphAtlas::glyph(std::uint32_t face, std::uint32_t glyph) {
    std::uint64_t const key = (std::uint64_t{face} << 32) | glyph;
    if (auto const known = m_boxes.find(key); known != m_boxes.end())
        return known->second;
    GlyphBox const box = make_glyph(face, glyph);  // may empty m_boxes
    return m_boxes.emplace(key, box).first->second;
}

GlyphAtlas::GlyphBox GlyphAtlas::make_glyph(std::uint32_t face, std::uint32_t glyph) {
    GlyphBitmap const bitmap = m_fonts.face(face).rasterise(glyph, raster_size_px, spread_px);
    if (bitmap.coverage.empty() || bitmap.width_px > m_width_px || bitmap.height_px > max_height_px)
        return {};
    auto const place = find_place(bitmap);
    draw(bitmap, place);

    auto const fraction = [](int part, int whole) {
        return static_cast<float>(part) / static_cast<float>(whole);
    };
    GlyphBox box;
    box.u0 = fraction(place.x_px, m_width_px);
    box.v0 = fraction(place.y_px, m_height_px);
    box.u1 = fraction(place.x_px + bitmap.width_px, m_width_px);
    box.v1 = fraction(place.y_px + bitmap.height_px, m_height_px);
    box.left_em = fraction(bitmap.left_px, raster_size_px);
    box.top_em = fraction(bitmap.top_px, raster_size_px);
    box.width_em = fraction(bitmap.width_px, raster_size_px);
    box.height_em = fraction(bitmap.height_px, raster_size_px);
    box.empty = false;
    return box;
}

ShelfPacker::Place GlyphAtlas::find_place(GlyphBitmap const& bitmap) {
    // This loop ends: an emptied sheet of full height holds any single glyph that make_glyph() accepts.
    while (true) {
        if (auto const place = m_packer.place(bitmap.width_px, bitmap.height_px))
            return *place;
        if (m_height_px < max_height_px)
            grow();
        else
            reset();
    }
}

void GlyphAtlas::grow() {
    int const old_height_px = m_height_px;
    m_height_px = std::min(2 * m_height_px, max_height_px);
    m_pixels.resize(area(m_width_px, m_height_px));
    m_packer.grow_to(m_height_px);
    float const scale = static_cast<float>(old_height_px) / static_cast<float>(m_height_px);
    for (auto& [key, box] : m_boxes) {
        box.v0 *= scale;
        box.v1 *= scale;
    }
    ++m_generation;
    mark_dirty(0, m_height_px - 1);
}

void GlyphAtlas::reset() {
    m_boxes.clear();
    m_packer = ShelfPacker(m_width_px, m_height_px);
    std::fill(m_pixels.begin(), m_pixels.end(), std::uint8_t{0});
    ++m_generation;
    mark_dirty(0, m_height_px - 1);
}

void GlyphAtlas::draw(GlyphBitmap const& bitmap, ShelfPacker::Place place) {
    auto const distances =
        m_transform.signed_distances_px(bitmap.coverage, bitmap.width_px, bitmap.height_px);
    for (int row = 0; row < bitmap.height_px; ++row) {
        auto const from =
            distances.subspan(area(bitmap.width_px, row), static_cast<std::size_t>(bitmap.width_px));
        auto const to = m_pixels.begin() + std::ptrdiff_t{place.y_px + row} * m_width_px + place.x_px;
        std::transform(from.begin(), from.end(), to, encoded);
    }
    mark_dirty(place.y_px, place.y_px + bitmap.height_px - 1);
}

void GlyphAtlas::mark_dirty(int first, int last) {
    m_dirty = m_dirty.empty() ? DirtyRows{first, last}
                              : DirtyRows{std::min(first, m_dirty.first), std::max(last, m_dirty.last)};
    ++m_revision;
}

GlyphAtlas::DirtyRows GlyphAtlas::take_dirty() {
    DirtyRows const rows = m_dirty;
    m_dirty = {};
    return rows;
}

}  // namespace gatepost
