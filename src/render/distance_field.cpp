#include "render/distance_field.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gatepost {

namespace {

constexpr int side = field_side_px;
constexpr std::size_t texel_count = static_cast<std::size_t>(side) * side;
constexpr double half_side = side / 2.0;

constexpr std::size_t row_begin(int row) { return static_cast<std::size_t>(row) * side; }
constexpr int lanes = 16;  // bytes that are compared at once

/// Keeps in `to` the larger byte of each pair.
void keep_larger(std::uint8_t* to, std::uint8_t const* from) {
    using Lanes = std::uint8_t __attribute__((vector_size(lanes)));
    Lanes a;
    Lanes b;
    std::memcpy(&a, to, sizeof a);
    std::memcpy(&b, from, sizeof b);
    a = a > b ? a : b;
    std::memcpy(to, &a, sizeof a);
}

}  // namespace

DistanceField::DistanceField(double range_px)
    : m_range_px(static_cast<float>(range_px)),
      m_reach(static_cast<int>(std::ceil(range_px))),
      m_stamp_width((2 * m_reach + lanes) / lanes * lanes),
      m_margin(2 * m_reach),
      m_stride(m_margin + side + m_stamp_width),
      m_texels(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(side + 2 * m_margin + 1), 0) {
    make_stamps();
}

/// Makes the stamps: what a point contributes to the texels around it, for each of its positions within a
/// texel. Rows are padded with zeros.
void DistanceField::make_stamps() {
    m_stamps.reserve(std::size_t{phases} * phases * static_cast<std::size_t>(2 * m_reach + 1) *
                     static_cast<std::size_t>(m_stamp_width));
    for (int phase = 0; phase < phases * phases; ++phase) {
        int const phase_row = phase / phases;
        double const x = (phase % phases + 0.5) / phases - 0.5;
        double const y = (phase_row + 0.5) / phases - 0.5;
        for (int row = -m_reach; row <= m_reach; ++row) {
            for (int column = -m_reach; column < m_stamp_width - m_reach; ++column) {
                double const near = 1 - std::hypot(column - x, row - y) / static_cast<double>(m_range_px);
                m_stamps.push_back(static_cast<std::uint8_t>(std::lround(255 * std::max(near, 0.0))));
            }
        }
    }
}

void DistanceField::add_point(Point local) {
    double const x = local.x + half_side + m_reach;
    double const y = local.y + half_side + m_reach;
    double const end = side + 2 * m_reach;
    if (!(x >= 0 && x < end && y >= 0 && y < end)) {
        return;
    }
    // The first texel of the stamp. m_texels has a margin around the field, as wide as a stamp can reach.
    int const column = static_cast<int>(x);
    int const row = static_cast<int>(y);
    int const phase = static_cast<int>((y - row) * phases) * phases + static_cast<int>((x - column) * phases);
    int const rows = 2 * m_reach + 1;
    std::ptrdiff_t const stride = m_stride;
    std::ptrdiff_t const width = m_stamp_width;
    std::uint8_t const* const stamp = m_stamps.data() + std::ptrdiff_t{phase} * rows * width;
    std::uint8_t* const corner = m_texels.data() + row * stride + column;
    for (std::ptrdiff_t group = 0; group < width; group += lanes) {
        std::uint8_t const* from = stamp + group;
        std::uint8_t* to = corner + group;
        for (int r = 0; r < rows; ++r, to += stride, from += width) {
            keep_larger(to, from);
        }
    }
}

void DistanceField::add_segment(Point a_local, Point b_local) {
    add_point(a_local);
    add_points_up_to(a_local, b_local);
}

/// Points so close to each other that the line they make is no wavier than a twentieth of a texel at its
/// edges, half a texel from its axis.
void DistanceField::add_points_up_to(Point a_local, Point b_local) {
    constexpr double spacing_px = 0.5;
    double const length = distance(a_local, b_local);
    int const steps = static_cast<int>(std::ceil(length / spacing_px));
    Point const step = (b_local - a_local) * (1.0 / std::max(steps, 1));
    for (int i = 1; i <= steps; ++i) {
        add_point(a_local + step * i);
    }
}

void DistanceField::add_line(std::span<Point const> line_local) {
    constexpr double tolerance_px = 0.25;
    if (line_local.empty()) {
        return;
    }
    Point from = line_local.front();
    add_point(from);
    for (Point const vertex : line_local.subspan(1)) {
        if (distance(from, vertex) > tolerance_px) {
            add_points_up_to(from, vertex);
            from = vertex;
        }
    }
}

std::vector<std::uint8_t> DistanceField::take() const {
    std::vector<std::uint8_t> texels;
    texels.reserve(texel_count);
    for (int row = 0; row < side; ++row) {
        auto const begin =
            m_texels.begin() + static_cast<std::ptrdiff_t>(row + m_margin) * m_stride + m_margin;
        texels.insert(texels.end(), begin, begin + side);
    }
    return texels;
}

}  // namespace gatepost
