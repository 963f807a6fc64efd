#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

struct Triangles {
    std::vector<Point> vertices;         ///< of the rings, and others: where edges cross, for instance
    std::vector<std::uint32_t> indexes;  ///< three per triangle, counter-clockwise with y up
};

/// Signed area of an open ring by the shoelace formula: positive if counter-clockwise with y up.
[[nodiscard]] double signed_area(std::span<Point const> ring);

}  // namespace gatepost
