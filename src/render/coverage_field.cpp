#include "render/coverage_field.hpp"

#include "geo/grid_edges.hpp"
#include "geo/ring_contacts.hpp"
#include "render/distance_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace gatepost {

namespace {

constexpr int side = field_side_px;
constexpr std::size_t texel_count = static_cast<std::size_t>(side) * side;
constexpr double half_side = side / 2.0;
constexpr int stride = side + 2;  // room beyond a row's last texel, so that nothing reaches the next row

constexpr std::size_t row_begin(int row) { return static_cast<std::size_t>(row) * stride; }

/// Adds the part of an edge that lies within one row: it goes from x to next_x and takes `height` of the row.
/// Where it lies left of the field, it covers the whole row; where it lies right of the field, it covers
/// nothing.
void add_to_row(float* change, double x, double next_x, double height) {
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

/// Adds an edge: in each row that it crosses, it notes the change of coverage where the edge is, which all
/// texels to the right inherit.
void add_edge(Point a, Point b, double sign, std::vector<float>& changes) {
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
        add_to_row(changes.data() + row_begin(row), x, next_x, (next_y - y) * sign);
        x = next_x;
        y = next_y;
    }
}

void add_ring(std::vector<Point> const& ring_local, bool is_hole, std::vector<float>& changes) {
    double area = 0;
    for (std::size_t i = 0; i < ring_local.size(); ++i) {
        Point const a = ring_local[i];
        Point const b = ring_local[(i + 1) % ring_local.size()];
        area += a.x * b.y - b.x * a.y;
    }
    double const sign = (area < 0) == is_hole ? -1 : 1;
    for (std::size_t i = 0; i < ring_local.size(); ++i) {
        Point const a = ring_local[i];
        Point const b = ring_local[(i + 1) % ring_local.size()];
        add_edge({a.x + half_side, a.y + half_side}, {b.x + half_side, b.y + half_side}, sign, changes);
    }
}

void add_rings(std::span<PolygonRings const> polygons_local, std::vector<float>& changes) {
    for (PolygonRings const& rings : polygons_local) {
        for (std::size_t i = 0; i < rings.size(); ++i) {
            add_ring(rings[i], i > 0, changes);
        }
    }
}

bool are_sound(std::span<PolygonRings const> polygons, Grid const& grid) {
    GridRings all;
    std::vector<std::uint8_t> is_hole;
    for (PolygonRings const& polygon : polygons) {
        append(all, grid_rings(polygon, grid));
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            is_hole.push_back(i > 0 ? 1 : 0);
        }
    }
    return are_sound(all, is_hole);
}

/// Coverage by the even-odd rule for a winding number: none or one, and in between for a texel on an edge.
float even_odd(float winding) {
    float const w = std::abs(winding);
    return w <= 1 ? w : std::abs(w - 2 * static_cast<float>(static_cast<int>(w / 2 + 0.5F)));
}

constexpr int lanes = 8;  // texels that are checked at once

bool are_zeros(float const* changes) {
    std::array<std::uint64_t, lanes / 2> bits{};
    std::memcpy(bits.data(), changes, sizeof bits);
    return ((bits[0] | bits[1]) | (bits[2] | bits[3])) == 0;
}

}  // namespace

/// The texels that a feature within some bounds can change.
struct CoverageField::Texels {
    explicit Texels(Box const& bounds_local)
        : first_row(texel(bounds_local.min_y, side)),
          end_row(texel(bounds_local.max_y + 1, side)),
          first_column(texel(bounds_local.min_x, side)),
          end_column(texel(bounds_local.max_x + 3, stride)) {}
    static int texel(double local, int most) {
        return static_cast<int>(std::clamp(local + half_side, 0.0, static_cast<double>(most)));
    }
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(end_row - first_row) *
               static_cast<std::size_t>(end_column - first_column);
    }
    int first_row;
    int end_row;
    int first_column;
    int end_column;
};

CoverageField::CoverageField() : m_changes(row_begin(side), 0.0F) {}

void CoverageField::add_feature(std::span<PolygonRings const> polygons_local) {
    constexpr std::size_t texels_per_look = 128;  // as costly as checking one edge for crossings
    Box bounds_local;
    std::size_t corners = 0;
    for (PolygonRings const& rings : polygons_local) {
        bounds_local.grow(bounds_of(rings));
        for (std::vector<Point> const& ring : rings) {
            corners += ring.size();
        }
    }
    Texels const texels(bounds_local);
    if (texels.count() > texels_per_look * corners && are_sound(polygons_local, Grid(bounds_local))) {
        add_rings(polygons_local, m_changes);
        return;
    }
    m_own.resize(m_changes.size(), 0.0F);
    add_rings(polygons_local, m_own);
    take_over(texels);
}

void CoverageField::take_over(Texels const& texels) {
    for (int row = texels.first_row; row < texels.end_row; ++row) {
        float* const own = m_own.data() + row_begin(row);
        float* const change = m_changes.data() + row_begin(row);
        float winding = 0;
        float before = 0;
        for (int column = texels.first_column; column < texels.end_column; ++column) {
            if (column + lanes <= texels.end_column && are_zeros(own + column)) {
                column += lanes - 1;
                continue;
            }
            winding += own[column];
            own[column] = 0;
            float const covered = even_odd(winding);
            change[column] += covered - before;
            before = covered;
        }
    }
}

std::vector<std::uint8_t> CoverageField::take() const {
    std::vector<std::uint8_t> texels(texel_count);
    for (int row = 0; row < side; ++row) {
        float coverage = 0;
        float const* const change = m_changes.data() + row_begin(row);
        for (int column = 0; column < side; ++column) {
            coverage += change[column];
            texels[static_cast<std::size_t>(row) * side + static_cast<std::size_t>(column)] =
                static_cast<std::uint8_t>(std::clamp(coverage * one + 0.5F, 0.0F, 255.0F));
        }
    }
    return texels;
}

}  // namespace gatepost
