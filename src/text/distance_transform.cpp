#include "text/distance_transform.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>

namespace gatepost {

namespace {

constexpr std::int32_t no_seed = -1;
constexpr float half_length_px = 0.5f;  // of the piece of outline in one pixel

std::size_t index(int x, int y, int width_px) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) + static_cast<std::size_t>(x);
}

/// A grey picture. Outside its edges the nearest pixel repeats, so that an edge is no outline.
struct Coverage {
    std::span<std::uint8_t const> pixels;
    int width_px;
    int height_px;

    int at(int x, int y) const {
        return pixels[index(std::clamp(x, 0, width_px - 1), std::clamp(y, 0, height_px - 1), width_px)];
    }

    /// The outline passes through grey pixels, and along full ones that touch an empty one.
    bool has_outline(int x, int y) const {
        int const value = pixels[index(x, y, width_px)];
        if (value != 255)
            return value != 0;
        return at(x - 1, y) == 0 || at(x + 1, y) == 0 || at(x, y - 1) == 0 || at(x, y + 1) == 0;
    }
};

struct Vector {
    float x;
    float y;
};

/// The direction in which the coverage rises most, as a unit vector; (0, 0) if it rises nowhere. Sobel's
/// filter with weights that treat all directions alike.
Vector inward_normal(Coverage const& picture, int x, int y) {
    auto const difference = [&](int ax, int ay, int bx, int by) {
        return static_cast<float>(picture.at(x + bx, y + by) - picture.at(x + ax, y + ay));
    };
    constexpr float middle = 1.41421356f;
    float const dx = difference(-1, -1, 1, -1) + middle * difference(-1, 0, 1, 0) + difference(-1, 1, 1, 1);
    float const dy = difference(-1, -1, -1, 1) + middle * difference(0, -1, 0, 1) + difference(1, -1, 1, 1);
    float const length = std::sqrt(dx * dx + dy * dy);
    return length > 0 ? Vector{dx / length, dy / length} : Vector{0, 0};
}

/// How far a straight outline lies from the centre of the pixel that it cuts, if `coverage` (0–1) of the
/// pixel is inside: positive if the centre is outside. Gustavson & Strand, "Anti-aliased Euclidean distance
/// transform" (2011).
///
///      +-------+
///      |    ./#|     The covered part is a triangle, a trapezium (here), or all but a triangle.
///      |   ./##|
///      +--./###+
float edge_offset_px(Vector normal, float coverage) {
    float const longer = std::max(std::abs(normal.x), std::abs(normal.y));
    float const shorter = std::min(std::abs(normal.x), std::abs(normal.y));
    if (longer == 0)
        return 0.5f - coverage;
    float const triangle = 0.5f * shorter / longer;
    if (coverage < triangle)
        return 0.5f * (longer + shorter) - std::sqrt(2 * longer * shorter * coverage);
    if (coverage <= 1 - triangle)
        return (0.5f - coverage) * longer;
    return -0.5f * (longer + shorter) + std::sqrt(2 * longer * shorter * (1 - coverage));
}

}  // namespace

void DistanceTransform::find_outlines(std::span<std::uint8_t const> coverage, int width_px, int height_px) {
    // Offsets within half a pixel keep the seeds of a row, and of a column, in order.
    auto const within_pixel = [](float offset) { return std::clamp(offset, -0.499f, 0.499f); };
    Coverage const picture{coverage, width_px, height_px};
    m_outlines.clear();
    m_seeds.clear();
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            if (!picture.has_outline(x, y))
                continue;
            Vector const normal = inward_normal(picture, x, y);
            float const offset_px = edge_offset_px(normal, static_cast<float>(picture.at(x, y)) / 255.0f);
            m_outlines.push_back({x, y, normal.x, normal.y, offset_px});
            m_seeds.push_back({x, y, within_pixel(normal.x * offset_px), within_pixel(normal.y * offset_px)});
        }
    }
}

void DistanceTransform::find_nearest_in_columns(std::span<Seed const> seeds, int width_px, int height_px) {
    m_in_column.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), no_seed);
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        m_in_column[index(seeds[i].x, seeds[i].y, width_px)] = static_cast<std::int32_t>(i);
    }
    auto const distance = [&](std::int32_t number, int y) {
        Seed const& seed = seeds[static_cast<std::size_t>(number)];
        return std::abs(static_cast<float>(seed.y - y) + seed.dy);
    };
    // The seeds of a column are in order: going down, the last one passed is the nearest of those above.
    for (int y = 1; y < height_px; ++y) {
        auto const above = m_in_column.begin() + std::ptrdiff_t{y - 1} * width_px;
        auto const row = above + width_px;
        std::transform(above, row, row, row,
                       [](auto passed, auto own) { return own == no_seed ? passed : own; });
    }
    for (int y = height_px - 2; y >= 0; --y) {
        auto const row = m_in_column.begin() + std::ptrdiff_t{y} * width_px;
        auto const below = row + width_px;
        std::transform(row, below, below, row, [&](auto own, auto other) {
            if (own == other || other == no_seed)
                return own;
            return own == no_seed || distance(other, y) < distance(own, y) ? other : own;
        });
    }
}

void DistanceTransform::find_reigns(std::span<Seed const> seeds, int y, int width_px) {
    constexpr float everywhere = -std::numeric_limits<float>::infinity();
    m_reigns.clear();
    for (int x = 0; x < width_px; ++x) {
        std::int32_t const number = m_in_column[index(x, y, width_px)];
        if (number == no_seed)
            continue;
        Seed const& seed = seeds[static_cast<std::size_t>(number)];
        float const seed_x = static_cast<float>(x) + seed.dx;
        float const away = static_cast<float>(seed.y - y) + seed.dy;
        Reign reign{number, seed_x, away * away, everywhere};
        while (!m_reigns.empty()) {
            // Where the parabolas height + (x − seed_x)² of this seed and the one before it meet.
            Reign const& last = m_reigns.back();
            float const between = 0.5f * (seed_x + last.seed_x);
            reign.from_x = between + 0.5f * (reign.height - last.height) / (seed_x - last.seed_x);
            if (reign.from_x > last.from_x)
                break;
            m_reigns.pop_back();
            reign.from_x = everywhere;
        }
        m_reigns.push_back(reign);
    }
}

std::span<std::int32_t const> DistanceTransform::nearest_seeds(std::span<Seed const> seeds, int width_px,
                                                               int height_px) {
    find_nearest_in_columns(seeds, width_px, height_px);
    m_nearest.assign(m_in_column.size(), no_seed);
    if (seeds.empty())
        return m_nearest;
    for (int y = 0; y < height_px; ++y) {
        find_reigns(seeds, y, width_px);
        auto reign = m_reigns.begin();
        for (int x = 0; x < width_px; ++x) {
            while (std::next(reign) != m_reigns.end() && std::next(reign)->from_x < static_cast<float>(x))
                ++reign;
            m_nearest[index(x, y, width_px)] = reign->seed;
        }
    }
    return m_nearest;
}

/// Measures to the piece of outline, not to its middle: along a straight edge the middles are up to a pixel
/// apart.
float DistanceTransform::distance_to_px(Outline const& outline, int x, int y, bool is_inside) {
    auto const dx = static_cast<float>(outline.x - x);
    auto const dy = static_cast<float>(outline.y - y);
    float const offset_px = is_inside ? -outline.offset_px : outline.offset_px;
    if (outline.normal_x == 0 && outline.normal_y == 0)
        return std::sqrt(dx * dx + dy * dy) + offset_px;
    float const along_normal = std::abs(dx * outline.normal_x + dy * outline.normal_y) + offset_px;
    float const beside =
        std::max(0.0f, std::abs(dx * outline.normal_y - dy * outline.normal_x) - half_length_px);
    return std::sqrt(along_normal * along_normal + beside * beside);
}

float DistanceTransform::distance_near_px(std::int32_t number, int x, int y, bool is_inside,
                                          int width_px) const {
    Outline const& outline = m_outlines[static_cast<std::size_t>(number)];
    float shortest = distance_to_px(outline, x, y, is_inside);
    auto const dx = static_cast<float>(x - outline.x);
    auto const dy = static_cast<float>(y - outline.y);
    float const along = dy * outline.normal_x - dx * outline.normal_y;
    if (std::abs(along) <= half_length_px)
        return shortest;
    int const step = along * outline.normal_x > 0 ? 1 : -1;
    auto const rows = static_cast<int>(m_in_column.size()) / width_px;
    for (int row = outline.y + step; row >= 0 && row < rows; row += step) {
        std::int32_t const other = m_in_column[index(outline.x, row, width_px)];
        float const distance_px =
            distance_to_px(m_outlines[static_cast<std::size_t>(other)], x, y, is_inside);
        if (distance_px >= shortest)
            break;
        shortest = distance_px;
    }
    return shortest;
}

std::span<float const> DistanceTransform::signed_distances_px(std::span<std::uint8_t const> coverage,
                                                              int width_px, int height_px) {
    find_outlines(coverage, width_px, height_px);
    nearest_seeds(m_seeds, width_px, height_px);
    auto const unreachable_px = static_cast<float>(width_px + height_px);
    m_distances_px.resize(coverage.size());
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            std::size_t const here = index(x, y, width_px);
            std::int32_t const nearest = m_nearest[here];
            bool const is_inside = coverage[here] == 255;
            float const distance_px =
                nearest == no_seed ? unreachable_px : distance_near_px(nearest, x, y, is_inside, width_px);
            m_distances_px[here] = is_inside ? distance_px : -distance_px;
        }
    }
    // A pixel cut by the outline knows its own distance; its centre may be on either side.
    for (Outline const& outline : m_outlines) {
        m_distances_px[index(outline.x, outline.y, width_px)] = -outline.offset_px;
    }
    return m_distances_px;
}

}  // namespace gatepost
