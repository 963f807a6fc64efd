#include "table/feature_places.hpp"

#include "geo/geodesy.hpp"
#include "geo/plane_about.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace gatepost {

namespace {

/// Whether the ray from the origin to the east crosses an edge: by the even-odd rule.
bool is_crossed(Point a, Point b) {
    return (a.y > 0) != (b.y > 0) && a.x + (b.x - a.x) * (-a.y / (b.y - a.y)) > 0;
}

/// Looks at the parts of one feature from a place. Longitudes may be whole turns away from it.
class Nearest {
  public:
    explicit Nearest(PlaneAbout plane) : m_plane(plane) {}

    void look_at(std::span<Point const> lonlat, PartKind kind) {
        if (lonlat.size() == 1) {
            m_distance_m = std::min(m_distance_m, geodesic_distance_m(m_plane.lonlat(), lonlat.front()));
            return;
        }
        bool const is_ring = kind_of(kind) == GeometryKind::polygon;
        for (std::size_t turn = 0; turn < turns_deg.size(); ++turn) {
            Point before = m_plane.local({lonlat[0].x + turns_deg[turn], lonlat[0].y});
            for (Point const p : lonlat.subspan(1)) {
                Point const here = m_plane.local({p.x + turns_deg[turn], p.y});
                take(before + (here - before) * nearest_part_of_edge(before, here));
                m_is_inside[turn] = m_is_inside[turn] != (is_ring && is_crossed(before, here));
                before = here;
            }
        }
    }
    [[nodiscard]] std::optional<double> distance_m() const {
        if (std::find(m_is_inside.begin(), m_is_inside.end(), true) != m_is_inside.end()) {
            return 0.0;
        }
        double distance_m = m_distance_m;
        if (!std::isinf(m_squared)) {
            distance_m = std::min(distance_m, geodesic_distance_m(m_plane.lonlat(), m_plane.lonlat(m_point)));
        }
        return std::isfinite(distance_m) ? std::optional{distance_m} : std::nullopt;
    }

  private:
    static constexpr std::array<double, 3> turns_deg{-360, 0, 360};
    void take(Point p) {
        if (squared_length(p) < m_squared) {
            m_squared = squared_length(p);
            m_point = p;
        }
    }

    PlaneAbout m_plane;
    double m_distance_m = std::numeric_limits<double>::infinity();  ///< of parts that are points
    Point m_point;                                                  ///< nearest on an edge
    double m_squared = std::numeric_limits<double>::infinity();
    std::array<bool, turns_deg.size()> m_is_inside{};
};

}  // namespace

FeaturePlaces::FeaturePlaces(FeatureTable const& table)
    : m_geometry(table.geometry), m_lonlat_from_source(table.source_crs, Crs::wgs84()) {}

std::optional<double> FeaturePlaces::distance_m(std::size_t feature, Point lonlat) const {
    Nearest nearest{PlaneAbout(lonlat)};
    std::vector<Point> part;
    for (std::size_t i = m_geometry.parts_begin(feature); i < m_geometry.parts_end(feature); ++i) {
        part.assign(m_geometry.part(i).begin(), m_geometry.part(i).end());
        m_lonlat_from_source.forward(part);
        nearest.look_at(part, m_geometry.part_kind(i));
    }
    return nearest.distance_m();
}

}  // namespace gatepost
