#pragma once

#include "base/job.hpp"
#include "geo/point.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace gatepost {

/// Position of a cell along the Hilbert curve over 65,536 x 65,536 cells, which begins at (0, 0).
[[nodiscard]] std::uint32_t hilbert_index(std::uint32_t x, std::uint32_t y);

/// The numbers below `count` in the order in which the curve over `bounds` visits their points, so that
/// neighbours in the list are neighbours in the plane; points in one cell keep the order of their numbers.
/// `point_of` returns a number's point, on any thread; points that are not finite are left out. On all
/// workers, O(n), using 20 bytes a point meanwhile.
[[nodiscard]] std::vector<std::uint32_t> hilbert_order(std::size_t count, Box const& bounds,
                                                       std::function<Point(std::size_t)> const& point_of,
                                                       JobContext const& job);

}  // namespace gatepost
