#include "geo/shape_distance.hpp"

#include "geo/geodesy.hpp"
#include "geo/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace gatepost {

namespace {

struct Edge {
    Point from;
    Point to;
};

/// Degrees of longitude are shorter than those of latitude: in this plane both are about as long.
struct LocalPlane {
    double longitude_factor = 1;

    [[nodiscard]] Point from_lonlat(Point lonlat, double turn) const {
        return {(lonlat.x + turn) * longitude_factor, lonlat.y};
    }
    [[nodiscard]] Point to_lonlat(Point p) const { return {p.x / longitude_factor, p.y}; }
};

/// How long a degree of longitude is there, in degrees of latitude: on the WGS 84 ellipsoid, whose meridians
/// are less curved towards the poles.
double longitude_factor_at(double latitude_deg) {
    constexpr double eccentricity_squared = 0.0066943799901413;
    double const latitude = latitude_deg * std::numbers::pi / 180;
    double const sine = std::sin(latitude);
    return std::cos(latitude) * (1 - eccentricity_squared * sine * sine) / (1 - eccentricity_squared);
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

double distance_to(Edge const& edge, Point p) { return distance(p, nearest_on(edge, p)); }

/// A place on one shape, and what of the other lies nearest to it.
struct Nearest {
    Point from;
    Point place;
    std::size_t edge;
    double apart;
};

/// Finds the nearest place on many edges. The edge that was nearest to the last place tells how far it can
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
    [[nodiscard]] Edge const& edge(std::size_t i) const { return m_edges[i]; }
    [[nodiscard]] Nearest to(Point p) {
        Nearest nearest{p, nearest_on(m_edges[m_last], p), m_last, 0};
        nearest.apart = distance(p, nearest.place);
        m_index.query(Box::around(p, nearest.apart), [&](std::uint32_t edge) {
            Point const candidate = nearest_on(m_edges[edge], p);
            if (distance(p, candidate) < nearest.apart) {
                nearest = {p, candidate, edge, distance(p, candidate)};
            }
            return true;
        });
        m_last = nearest.edge;
        return nearest;
    }

  private:
    std::vector<Edge> m_edges;
    PackedRtree m_index;
    std::size_t m_last = 0;
};

/// How far the edges of one shape go from another. Along an edge the distance to one other edge is largest at
/// an end, because it is convex; so an edge is halved only where the nearest other edge changes, and only
/// while what lies between could be farther than what was found.
class FarthestPlace {
  public:
    FarthestPlace(std::vector<Edge> to, LocalPlane const& plane) : m_nearest(std::move(to)), m_plane(plane) {}

    [[nodiscard]] double of(std::vector<Edge> const& edges) {
        std::vector<std::pair<Nearest, Nearest>> pieces;
        for (Edge const& edge : edges) {
            bool const goes_on = !pieces.empty() && pieces.back().second.from == edge.from;
            Nearest const from = goes_on ? pieces.back().second : measured(edge.from);
            pieces.emplace_back(from, measured(edge.to));
        }
        while (!pieces.empty()) {
            auto const [a, b] = pieces.back();
            pieces.pop_back();
            if (can_be_farther_between(a, b)) {
                Nearest const middle = measured(midpoint(a.from, b.from));
                pieces.emplace_back(a, middle);
                pieces.emplace_back(middle, b);
            }
        }
        return m_farthest_m;
    }

  private:
    [[nodiscard]] Nearest measured(Point p) {
        Nearest const nearest = m_nearest.to(p);
        m_farthest = std::max(m_farthest, nearest.apart);
        if (nearest.apart > 0) {
            m_farthest_m = std::max(
                m_farthest_m, geodesic_distance_m(m_plane.to_lonlat(p), m_plane.to_lonlat(nearest.place)));
        }
        return nearest;
    }
    [[nodiscard]] bool can_be_farther_between(Nearest const& a, Nearest const& b) const {
        double const beside_one = std::min(std::max(a.apart, distance_to(m_nearest.edge(a.edge), b.from)),
                                           std::max(b.apart, distance_to(m_nearest.edge(b.edge), a.from)));
        double const anywhere = (a.apart + b.apart + distance(a.from, b.from)) / 2;
        constexpr double least_deg = 1e-9;  // a tenth of a millimetre
        constexpr double least_share = 1e-4;
        return std::min(beside_one, anywhere) > m_farthest + std::max(least_deg, m_farthest * least_share);
    }

    NearestPlace m_nearest;
    LocalPlane m_plane;
    double m_farthest = 0;  ///< in the plane
    double m_farthest_m = 0;
};

}  // namespace

double shape_distance_m(std::span<Outline const> a, std::span<Outline const> b) {
    constexpr double turn_deg = 360;
    constexpr double least_factor = 1e-3;  // at a pole
    Point const first = a.front().front();
    LocalPlane plane;
    plane.longitude_factor = std::max(longitude_factor_at(first.y), least_factor);
    double const turn = std::round((first.x - b.front().front().x) / turn_deg) * turn_deg;
    std::vector<Edge> const edges_a = edges_of(a, plane, 0);
    std::vector<Edge> const edges_b = edges_of(b, plane, turn);
    return std::max(FarthestPlace(edges_b, plane).of(edges_a), FarthestPlace(edges_a, plane).of(edges_b));
}

}  // namespace gatepost
