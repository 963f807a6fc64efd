#pragma once

#include "geo/point.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace gatepost {

/// A line on the earth with the distance of each of its points from its western end, on the WGS 84 ellipsoid:
/// what is known as linear referencing. Immutable.
class MeasuredLine {
  public:
    /// Joins pieces that meet at their ends, whichever way each of them goes. Of pieces that make several
    /// lines the longest line counts; where more than two meet, it goes on with one of them. A line across
    /// 180° is not joined there. Nothing if no piece has two points. O(n log n).
    [[nodiscard]] static std::optional<MeasuredLine> join(std::vector<std::vector<Point>> pieces_lonlat);

    [[nodiscard]] double length_m() const { return m_along_m.back(); }
    [[nodiscard]] std::vector<Point> const& lonlat() const { return m_lonlat; }

    struct Place {
        double along_m = 0;  ///< from the western end
        double off_m = 0;    ///< from the line
    };
    /// The place on the line that is nearest to a point, found on a plane about that point. O(n).
    [[nodiscard]] Place nearest(Point lonlat) const;

  private:
    explicit MeasuredLine(std::vector<Point> lonlat);

    std::vector<Point> m_lonlat;
    std::vector<double> m_along_m;  ///< of each of them
};

}  // namespace gatepost
