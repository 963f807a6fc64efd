#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// Rounds half away from zero like std::round, which costs a call where the processor has no instruction for
/// it. There are far fewer cells than an int64 can count.
double rounded(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value + std::copysign(0.5, value)));
}

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

/// The directions in which a segment may leave a vertex.
class Sector {
  public:
    /// Whether the segment may end at a vertex at this offset, with all vertices before it within the
    /// tolerance.
    [[nodiscard]] bool admits(Point offset, double length, double tolerance) const {
        if (length + tolerance < m_furthest) {
            return false;  // it turns back: vertices further out would stick out
        }
        return !m_is_narrowed || (cross(m_low, offset) >= 0 && cross(offset, m_high) >= 0);
    }
    /// From now on segments must pass near a vertex at this offset.
    void narrow(Point offset, double length, double tolerance) {
        m_furthest = std::max(m_furthest, length);
        if (length <= tolerance) {
            return;  // wherever the segment goes, it begins near enough to it
        }
        double const sin = tolerance / length;
        double const cos = std::sqrt(1 - sin * sin);
        Point const low{(offset.x * cos + offset.y * sin) / length,
                        (offset.y * cos - offset.x * sin) / length};
        Point const high{(offset.x * cos - offset.y * sin) / length,
                         (offset.y * cos + offset.x * sin) / length};
        m_low = !m_is_narrowed || cross(m_low, low) > 0 ? low : m_low;
        m_high = !m_is_narrowed || cross(high, m_high) > 0 ? high : m_high;
        m_is_narrowed = true;
    }

  private:
    bool m_is_narrowed = false;
    Point m_low;
    Point m_high;
    double m_furthest = 0;
};

}  // namespace

std::vector<std::uint32_t> needed_vertices(std::span<Point const> line, double tolerance) {
    std::vector<std::uint32_t> needed;
    if (line.empty()) {
        return needed;
    }
    needed.push_back(0);
    Sector sector;
    for (std::uint32_t i = 1; i < line.size(); ++i) {
        Point const from = line[needed.back()];
        Point const offset = line[i] - from;
        double const length = distance(from, line[i]);
        if (i - needed.back() > 1 && !sector.admits(offset, length, tolerance)) {
            needed.push_back(i - 1);
            sector = Sector();
            Point const next = line[i] - line[i - 1];
            sector.narrow(next, distance(line[i - 1], line[i]), tolerance);
            continue;
        }
        sector.narrow(offset, length, tolerance);
    }
    if (line.size() > 1) {
        needed.push_back(static_cast<std::uint32_t>(line.size() - 1));
    }
    return needed;
}

void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring) {
    std::size_t kept = 0;
    double const per_cell = 1 / cell;
    for (Point const vertex : vertices) {
        Point const snapped{rounded(vertex.x * per_cell) * cell, rounded(vertex.y * per_cell) * cell};
        if (kept > 0 && vertices[kept - 1] == snapped) {
            continue;
        }
        if (is_ring && kept > 1 && vertices[kept - 2] == snapped) {
            --kept;  // there and back again: a spike that covers nothing
            continue;
        }
        vertices[kept++] = snapped;
    }
    std::size_t first = 0;
    while (is_ring && kept - first > 1) {  // the same rules where the ring's end meets its beginning
        bool const has_room = kept - first > 2;
        if (vertices[kept - 1] == vertices[first] || (has_room && vertices[kept - 2] == vertices[first])) {
            --kept;
        } else if (has_room && vertices[kept - 1] == vertices[first + 1]) {
            ++first;
        } else {
            break;
        }
    }
    vertices.resize(kept);
    vertices.erase(vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace gatepost
