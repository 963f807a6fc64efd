#include "render/distance_field.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gatepost {

namespace {

constexpr int side = field_side_px;
constexpr std::size_t texel_count = static_cast<std::size_t>(side) * side;
constexpr double half_side = side / 2.0;

constexpr std::size_t row_begin(int row) { return static_cast<std::size_t>(row) * side; }
constexpr int change_stride = side + 2;  // what goes beyond the last texel of a row must not reach the next

}  // namespace

DistanceField::DistanceField(double range_px)
    : m_range_px(static_cast<float>(range_px)),
      m_reach(static_cast<int>(std::ceil(range_px))),
      m_kernel_width(2 * m_reach + 1),
      m_texels(texel_count, 0) {}

/// What a point gives to the texels around it, for each of its positions within a texel.
void DistanceField::make_kernels() {
    auto const width = static_cast<std::size_t>(m_kernel_width);
    m_kernels.reserve(static_cast<std::size_t>(phases * phases) * width * width);
    for (int phase = 0; phase < phases * phases; ++phase) {
        int const phase_row = phase / phases;
        double const x = (phase % phases + 0.5) / phases - 0.5;
        double const y = (phase_row + 0.5) / phases - 0.5;
        for (int row = -m_reach; row <= m_reach; ++row) {
            for (int column = -m_reach; column <= m_reach; ++column) {
                double const near = 1 - std::hypot(column - x, row - y) / static_cast<double>(m_range_px);
                m_kernels.push_back(static_cast<std::uint8_t>(std::lround(255 * std::max(near, 0.0))));
            }
        }
    }
}

void DistanceField::add_point(Point local) {
    if (m_kernels.empty()) {
        make_kernels();
    }
    double const x = local.x + half_side;
    double const y = local.y + half_side;
    int const column = static_cast<int>(std::floor(x));
    int const row = static_cast<int>(std::floor(y));
    auto const phase_x = static_cast<std::size_t>((x - column) * phases);
    auto const phase_y = static_cast<std::size_t>((y - row) * phases);
    auto const width = static_cast<std::size_t>(m_kernel_width);
    std::uint8_t const* const kernel = m_kernels.data() + (phase_y * phases + phase_x) * width * width;
    int const first = std::max(column - m_reach, 0);
    int const last = std::min(column + m_reach, side - 1);
    for (int r = std::max(row - m_reach, 0); r <= std::min(row + m_reach, side - 1); ++r) {
        std::uint8_t const* from = kernel + static_cast<std::size_t>(r - row + m_reach) * width +
                                   static_cast<std::size_t>(first - column + m_reach);
        std::uint8_t* to = m_texels.data() + row_begin(r) + first;
        for (int c = first; c <= last; ++c, ++from, ++to) {
            *to = std::max(*to, *from);
        }
    }
}

void DistanceField::add_segment(Point a_local, Point b_local) {
    if (m_squares.empty()) {
        m_squares.assign(texel_count, std::numeric_limits<float>::max());
    }
    auto const range = static_cast<double>(m_range_px);
    auto const texel = [](double local) { return static_cast<int>(std::floor(local + half_side - 0.5)); };
    int const first = std::max(texel(std::min(a_local.x, b_local.x) - range), 0);
    int const last = std::min(texel(std::max(a_local.x, b_local.x) + range) + 1, side - 1);
    int const bottom = std::max(texel(std::min(a_local.y, b_local.y) - range), 0);
    int const top = std::min(texel(std::max(a_local.y, b_local.y) + range) + 1, side - 1);
    auto const dx = static_cast<float>(b_local.x - a_local.x);
    auto const dy = static_cast<float>(b_local.y - a_local.y);
    float const length_squared = dx * dx + dy * dy;
    float const per_length = length_squared > 0 ? 1 / length_squared : 0;
    auto const ax = static_cast<float>(a_local.x + half_side - 0.5);
    auto const ay = static_cast<float>(a_local.y + half_side - 0.5);
    // In a row only the part of the segment counts that passes within range of it.
    float const range_y = m_range_px + 1;
    bool const crosses_rows = std::abs(dy) > 0;
    for (int row = bottom; row <= top; ++row) {
        float* const squares = m_squares.data() + row_begin(row);
        float const py = static_cast<float>(row) - ay;
        float const t_low = crosses_rows ? std::clamp((py - range_y) / dy, 0.0F, 1.0F) : 0.0F;
        float const t_high = crosses_rows ? std::clamp((py + range_y) / dy, 0.0F, 1.0F) : 1.0F;
        float const x_low = ax + std::min(t_low * dx, t_high * dx) - range_y;
        float const x_high = ax + std::max(t_low * dx, t_high * dx) + range_y;
        int const begin = std::max(first, static_cast<int>(std::max(x_low, 0.0F)));
        int const end = std::min(last, static_cast<int>(std::max(x_high, 0.0F)) + 1);
        for (int column = begin; column <= end; ++column) {
            float const px = static_cast<float>(column) - ax;
            float const t = std::min(std::max((px * dx + py * dy) * per_length, 0.0F), 1.0F);
            float const ex = px - t * dx;
            float const ey = py - t * dy;
            squares[column] = std::min(squares[column], ex * ex + ey * ey);
        }
    }
}

namespace {

/// Which directions from a point lead past all vertices so far within a tolerance: a sleeve (Zhao & Saalfeld,
/// 1997).
class Sleeve {
  public:
    explicit Sleeve(Point from) : m_from(from) {}

    /// Whether a straight line to this vertex passes all before it closely enough; narrows the sleeve if so.
    bool admits(Point to) {
        constexpr double tolerance_px = 0.25;
        Point const along = to - m_from;
        double const length = distance(to, m_from);
        if (length < m_length) {
            return false;  // it turns back
        }
        m_length = length;
        if (length <= tolerance_px) {
            return true;
        }
        // The two borders that this vertex sets: its direction, turned by the tolerance's angle each way.
        double const sine = tolerance_px / length;
        double const cosine = std::sqrt(1 - sine * sine);
        Point const left{along.x * cosine - along.y * sine, along.y * cosine + along.x * sine};
        Point const right{along.x * cosine + along.y * sine, along.y * cosine - along.x * sine};
        if (!m_is_open) {
            if (cross(m_right, along) < 0 || cross(along, m_left) < 0) {
                return false;
            }
            m_left = cross(left, m_left) > 0 ? left : m_left;
            m_right = cross(m_right, right) > 0 ? right : m_right;
            return true;
        }
        m_left = left;
        m_right = right;
        m_is_open = false;
        return true;
    }

  private:
    static double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

    Point m_from;
    Point m_left;
    Point m_right;
    double m_length = 0;
    bool m_is_open = true;  ///< no vertex has set a border yet
};

}  // namespace

void DistanceField::add_line(std::span<Point const> line_local) {
    if (line_local.size() < 2) {
        return;
    }
    Point from = line_local.front();
    Point last = from;
    Sleeve sleeve(from);
    for (Point const vertex : line_local.subspan(1)) {
        if (!sleeve.admits(vertex)) {
            add_segment(from, last);
            from = last;
            sleeve = Sleeve(from);
            static_cast<void>(sleeve.admits(vertex));
        }
        last = vertex;
    }
    add_segment(from, last);
}

std::vector<std::uint8_t> DistanceField::take() {
    float const per_range = 255 / m_range_px;
    for (std::size_t i = 0; i < m_squares.size(); ++i) {
        float const near = 255.5F - std::sqrt(std::min(m_squares[i], 1e6F)) * per_range;
        m_texels[i] = std::max(m_texels[i], static_cast<std::uint8_t>(std::max(near, 0.0F)));
    }
    return std::move(m_texels);
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
