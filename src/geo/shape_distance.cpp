#include "geo/shape_distance.hpp"

#include "geo/geodesy.hpp"
#include "geo/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace gatepost {

namespace {

struct Edge {
    Point from;
    Point to;
};

/// Degrees of longitude are shorter than those of latitude: in this plane both are about as long.
struct LocalPlane {
    double longitude_factor = 1;
    double turn_deg = 0;  ///< by which the second shape is moved to the first

    [[nodiscard]] Point from_lonlat(Point lonlat, double turn) const {
        return {(lonlat.x + turn) * longitude_factor, lonlat.y};
    }
    [[nodiscard]] Point to_lonlat(Point p) const { return {p.x / longitude_factor, p.y}; }
};

std::vector<Point> vertices_of(std::span<Outline const> outlines, LocalPlane const& plane, double turn) {
    std::vector<Point> vertices;
    for (Outline const outline : outlines) {
        for (Point const p : outline) {
            vertices.push_back(plane.from_lonlat(p, turn));
        }
    }
    return vertices;
}

std::vector<Edge> edges_of(std::span<Outline const> outlines, LocalPlane const& plane, double turn) {
    std::vector<Edge> edges;
    for (Outline const outline : outlines) {
        for (std::size_t i = outline.size() > 1 ? 1 : 0; i < outline.size(); ++i) {
            edges.push_back(
                {plane.from_lonlat(outline[i > 0 ? i - 1 : 0], turn), plane.from_lonlat(outline[i], turn)});
        }
    }
    return edges;
}

Point nearest_on(Edge const& edge, Point p) {
    Point const along = edge.to - edge.from;
    double const length_squared = along.x * along.x + along.y * along.y;
    double const t =
        length_squared == 0
            ? 0
            : std::clamp(((p.x - edge.from.x) * along.x + (p.y - edge.from.y) * along.y) / length_squared,
                         0.0, 1.0);
    return edge.from + along * t;
}

/// Finds the nearest place on many edges. The edge that was nearest to the last vertex tells how far it can
/// be at most from the next, so that each search looks at few edges.
class NearestPlace {
  public:
    explicit NearestPlace(std::vector<Edge> edges) : m_edges(std::move(edges)) {
        std::vector<Box> boxes(m_edges.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            boxes[i].grow(m_edges[i].from);
            boxes[i].grow(m_edges[i].to);
        }
        m_index = PackedRtree(std::span<Box const>{boxes});
    }
    [[nodiscard]] Point to(Point p) {
        Point nearest = nearest_on(m_edges[m_last], p);
        m_index.query(Box::around(p, distance(p, nearest)), [&](std::uint32_t edge) {
            Point const candidate = nearest_on(m_edges[edge], p);
            if (distance(p, candidate) < distance(p, nearest)) {
                nearest = candidate;
                m_last = edge;
            }
            return true;
        });
        return nearest;
    }

  private:
    std::vector<Edge> m_edges;
    PackedRtree m_index;
    std::size_t m_last = 0;
};

double farthest_m(std::vector<Point> const& vertices, std::vector<Edge> edges, LocalPlane const& plane) {
    NearestPlace nearest(std::move(edges));
    double farthest = 0;
    for (Point const p : vertices) {
        Point const place = nearest.to(p);
        if (!(place == p)) {
            farthest = std::max(farthest, geodesic_distance_m(plane.to_lonlat(p), plane.to_lonlat(place)));
        }
    }
    return farthest;
}

}  // namespace

double shape_distance_m(std::span<Outline const> a, std::span<Outline const> b) {
    constexpr double turn_deg = 360;
    constexpr double least_factor = 1e-3;  // at a pole
    Point const first = a.front().front();
    LocalPlane plane;
    plane.longitude_factor = std::max(std::cos(first.y * std::numbers::pi / 180), least_factor);
    plane.turn_deg = std::round((first.x - b.front().front().x) / turn_deg) * turn_deg;
    return std::max(farthest_m(vertices_of(a, plane, 0), edges_of(b, plane, plane.turn_deg), plane),
                    farthest_m(vertices_of(b, plane, plane.turn_deg), edges_of(a, plane, 0), plane));
}

}  // namespace gatepost
