#pragma once

#include "geo/point.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gatepost {

/// Degrees about a place, with those of longitude as long as those of latitude: good for telling which of
/// several points near it is the nearest.
class PlaneAbout {
  public:
    explicit PlaneAbout(Point lonlat)
        : m_lonlat(lonlat), m_shrink(std::cos(lonlat.y * std::numbers::pi / 180)) {}
    [[nodiscard]] Point local(Point lonlat) const {
        return {(lonlat.x - m_lonlat.x) * m_shrink, lonlat.y - m_lonlat.y};
    }
    [[nodiscard]] Point lonlat(Point local) const {
        return {m_lonlat.x + (m_shrink > 0 ? local.x / m_shrink : 0), m_lonlat.y + local.y};
    }
    [[nodiscard]] Point lonlat() const { return m_lonlat; }

  private:
    Point m_lonlat;
    double m_shrink;
};

[[nodiscard]] constexpr double squared_length(Point p) { return p.x * p.x + p.y * p.y; }

/// How far along an edge its point nearest to the origin lies: 0 at its beginning, 1 at its end.
[[nodiscard]] inline double nearest_part_of_edge(Point a, Point b) {
    Point const along = b - a;
    double const length = squared_length(along);
    double const part = length > 0 ? -(a.x * along.x + a.y * along.y) / length : 0;
    return std::clamp(part, 0.0, 1.0);
}

}  // namespace gatepost
