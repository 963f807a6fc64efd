#pragma once

#include "geo/point.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace gatepost {

/// Pairs the points of two sets, the two that are nearest to each other first, until one set has none left.
/// As (number in a, number in b). In degrees, where a longitude counts as much as a latitude. O((n + m)
/// log(n + m)) where points lie anyhow, more where many lie at one place.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(std::span<Point const> a,
                                                                             std::span<Point const> b);

}  // namespace gatepost
