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
constexpr int lanes = 16;                // bytes that are compared at once
constexpr int change_stride = side + 2;  // what goes beyond the last texel of a row must not reach the next

/// Puts the larger of each pair of bytes into the first.
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

/// What a point gives to the texels around it, for each of its positions within a texel; rows end in zeros.
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
    // The stamp's lowest corner; m_texels begins as far outside the field as it can lie.
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

CoverageField::CoverageField() : m_change(static_cast<std::size_t>(side) * change_stride, 0.0F) {}

void CoverageField::add_ring(std::vector<Point> const& ring_local, bool is_hole) {
    double area = 0;
    for (std::size_t i = 0; i < ring_local.size(); ++i) {
        Point const a = ring_local[i];
        Point const b = ring_local[(i + 1) % ring_local.size()];
        area += a.x * b.y - b.x * a.y;
    }
    float const sign = (area < 0) == is_hole ? -1.0F : 1.0F;
    for (std::size_t i = 0; i < ring_local.size(); ++i) {
        Point const a = ring_local[i];
        Point const b = ring_local[(i + 1) % ring_local.size()];
        add_edge({a.x + half_side, a.y + half_side}, {b.x + half_side, b.y + half_side}, sign);
    }
}

/// Each row that the edge crosses gets the change of coverage that begins at it; all to its right inherits
/// it.
void CoverageField::add_edge(Point a, Point b, float sign) {
    if (a.y == b.y) {
        return;
    }
    if (a.y > b.y) {
        std::swap(a, b);
        sign = -sign;
    }
    double const slope = (b.x - a.x) / (b.y - a.y);
    double const from = std::max(a.y, 0.0);
    double const to = std::min(b.y, static_cast<double>(side));
    double x = a.x + (from - a.y) * slope;
    for (double y = from; y < to;) {
        int const row = static_cast<int>(y);
        double const next_y = std::min(row + 1.0, to);
        double const next_x = x + (next_y - y) * slope;
        add_to_row(row, x, next_x, (next_y - y) * static_cast<double>(sign));
        x = next_x;
        y = next_y;
    }
}

/// An edge from x to next_x within one row, of which it takes `height`. What of it lies left of the field
/// covers the whole row; what lies right of it, nothing.
void CoverageField::add_to_row(int row, double x, double next_x, double height) {
    float* const change = m_change.data() + static_cast<std::size_t>(row) * change_stride;
    double const low = std::min(x, next_x);
    double const high = std::max(x, next_x);
    double const left = std::clamp(low, 0.0, static_cast<double>(side));
    double const right = std::clamp(high, 0.0, static_cast<double>(side));
    double const per_x = high > low ? height / (high - low) : 0;
    double const height_left = low >= 0 ? 0 : high <= 0 ? height : -low * per_x;
    double const height_inside = high > low ? (right - left) * per_x : low >= 0 && low < side ? height : 0;
    change[0] += static_cast<float>(height_left);
    int const first = static_cast<int>(left);
    if (first >= side || height_inside == 0) {
        return;
    }
    if (right <= first + 1.0) {
        double const inside = first + 1.0 - (left + right) / 2;
        change[first] += static_cast<float>(height_inside * inside);
        change[first + 1] += static_cast<float>(height_inside * (1 - inside));
        return;
    }
    for (int column = first; column < right; ++column) {
        double const begin = std::max(left, static_cast<double>(column));
        double const end = std::min(right, column + 1.0);
        double const crossed = (end - begin) * per_x;
        double const inside = column + 1.0 - (begin + end) / 2;
        change[column] += static_cast<float>(crossed * inside);
        change[column + 1] += static_cast<float>(crossed * (1 - inside));
    }
}

std::vector<std::uint8_t> CoverageField::take() const {
    std::vector<std::uint8_t> texels(texel_count);
    for (int row = 0; row < side; ++row) {
        float coverage = 0;
        float const* const change = m_change.data() + static_cast<std::size_t>(row) * change_stride;
        for (int column = 0; column < side; ++column) {
            coverage += change[column];
            texels[row_begin(row) + static_cast<std::size_t>(column)] =
                static_cast<std::uint8_t>(std::clamp(coverage * one + 0.5F, 0.0F, 255.0F));
        }
    }
    return texels;
}

}  // namespace gatepost
