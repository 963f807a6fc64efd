#include "table/feature_places.hpp"

#include "geo/geodesy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace gatepost {

namespace {

/// Degrees about a place, with those of longitude as long as those of latitude, and no seam near it.
class PlaneAbout {
  public:
    explicit PlaneAbout(Point lonlat)
        : m_lonlat(lonlat), m_shrink(std::cos(lonlat.y * std::numbers::pi / 180)) {}
    [[nodiscard]] Point local(Point lonlat) const {
        double const turn = std::remainder(lonlat.x - m_lonlat.x, 360.0);
        return {turn * m_shrink, lonlat.y - m_lonlat.y};
    }
    [[nodiscard]] Point lonlat(Point local) const {
        double const turn = m_shrink > 0 ? local.x / m_shrink : 0;
        return {m_lonlat.x + turn, m_lonlat.y + local.y};
    }

  private:
    Point m_lonlat;
    double m_shrink;
};

double squared(Point p) { return p.x * p.x + p.y * p.y; }

/// The point of an edge that is nearest to the origin.
Point nearest_of_edge(Point a, Point b) {
    Point const along = b - a;
    double const length = squared(along);
    double const part = length > 0 ? -(a.x * along.x + a.y * along.y) / length : 0;
    return a + along * std::clamp(part, 0.0, 1.0);
}

/// Looks at the parts of one feature from the origin of a plane.
class Nearest {
  public:
    void look_at(std::span<Point const> local, PartKind kind) {
        if (local.size() == 1) {
            take(local.front());
        }
        for (std::size_t i = 1; i < local.size(); ++i) {
            take(nearest_of_edge(local[i - 1], local[i]));
            bool const is_ring = kind_of(kind) == GeometryKind::polygon;
            m_is_inside = m_is_inside != (is_ring && is_crossed(local[i - 1], local[i]));
        }
    }
    [[nodiscard]] bool is_inside() const { return m_is_inside; }
    [[nodiscard]] std::optional<Point> point() const {
        return std::isinf(m_squared) ? std::nullopt : std::optional{m_point};
    }

  private:
    void take(Point p) {
        if (squared(p) < m_squared) {
            m_squared = squared(p);
            m_point = p;
        }
    }
    /// Whether the ray from the origin to the east crosses an edge: by the even-odd rule.
    static bool is_crossed(Point a, Point b) {
        return (a.y > 0) != (b.y > 0) && a.x + (b.x - a.x) * (-a.y / (b.y - a.y)) > 0;
    }

    Point m_point;
    double m_squared = std::numeric_limits<double>::infinity();
    bool m_is_inside = false;
};

}  // namespace

FeaturePlaces::FeaturePlaces(FeatureTable const& table)
    : m_geometry(table.geometry), m_lonlat_from_source(table.source_crs, Crs::wgs84()) {}

std::optional<double> FeaturePlaces::distance_m(std::size_t feature, Point lonlat) const {
    PlaneAbout const plane(lonlat);
    Nearest nearest;
    std::vector<Point> part;
    for (std::size_t i = m_geometry.parts_begin(feature); i < m_geometry.parts_end(feature); ++i) {
        part.assign(m_geometry.part(i).begin(), m_geometry.part(i).end());
        m_lonlat_from_source.forward(part);
        for (Point& p : part) {
            p = plane.local(p);
        }
        nearest.look_at(part, m_geometry.part_kind(i));
    }
    if (nearest.is_inside()) {
        return 0.0;
    }
    auto const point = nearest.point();
    return point ? std::optional{geodesic_distance_m(lonlat, plane.lonlat(*point))} : std::nullopt;
}

}  // namespace gatepost
