#include "text/glyph_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_set>

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

std::uint64_t key_of(GlyphAtlas::Name name) { return (std::uint64_t{name.face} << 32) | name.glyph; }

/// What the picture holds of a glyph: its distances, encoded.
std::vector<std::uint8_t> values_of(GlyphBitmap const& bitmap, DistanceTransform& transform) {
    if (bitmap.coverage.empty())
        return {};
    auto const distances_px =
        transform.signed_distances_px(bitmap.coverage, bitmap.width_px, bitmap.height_px);
    std::vector<std::uint8_t> values(distances_px.size());
    std::transform(distances_px.begin(), distances_px.end(), values.begin(), encoded);
    return values;
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
    std::uint64_t const key = key_of({face, glyph});
    if (auto const known = m_boxes.find(key); known != m_boxes.end())
        return known->second;
    GlyphBitmap const bitmap = rasterised({face, glyph});
    GlyphBox const box = add(bitmap, values_of(bitmap, m_transform));  // may empty m_boxes
    return m_boxes.emplace(key, box).first->second;
}

void GlyphAtlas::prepare(std::span<Name const> glyphs, JobContext const& job) {
    struct New {
        std::uint64_t key;
        GlyphBitmap bitmap;
        std::vector<std::uint8_t> values;
    };
    std::vector<New> added;
    std::unordered_set<std::uint64_t> seen;
    for (Name const name : glyphs) {
        std::uint64_t const key = key_of(name);
        if (!m_boxes.contains(key) && seen.insert(key).second)
            added.push_back({key, rasterised(name), {}});
    }
    std::vector<DistanceTransform> transforms(worker_slots(job));
    for_each_parallel(job, added.size(), [&](std::size_t i, std::size_t worker) {
        added[i].values = values_of(added[i].bitmap, transforms[worker]);
    });
    for (New const& one : added) {
        if (one.values.size() == one.bitmap.coverage.size())  // not if the job was told to stop
            m_boxes.insert_or_assign(one.key, add(one.bitmap, one.values));
    }
}

/// Empty where the atlas cannot have it.
GlyphBitmap GlyphAtlas::rasterised(Name name) const {
    GlyphBitmap bitmap = m_fonts.face(name.face).rasterise(name.glyph, raster_size_px, spread_px);
    if (bitmap.width_px > m_width_px || bitmap.height_px > max_height_px)
        return {};
    return bitmap;
}

/// Puts a glyph into the picture, and tells where.
GlyphAtlas::GlyphBox GlyphAtlas::add(GlyphBitmap const& bitmap, std::span<std::uint8_t const> values) {
    if (bitmap.coverage.empty())
        return {};
    auto const place = find_place(bitmap);
    for (int row = 0; row < bitmap.height_px; ++row) {
        auto const from =
            values.subspan(area(bitmap.width_px, row), static_cast<std::size_t>(bitmap.width_px));
        std::copy(from.begin(), from.end(),
                  m_pixels.begin() + std::ptrdiff_t{place.y_px + row} * m_width_px + place.x_px);
    }
    mark_dirty(place.y_px, place.y_px + bitmap.height_px - 1);

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
    // This loop ends: an emptied sheet of full height holds any single glyph that rasterised() returns.
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
