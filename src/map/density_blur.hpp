#pragma once

#include "map/density_count.hpp"

#include <vector>

namespace gatepost {

/// Heat: what each point gives to the cells around it, falling off with the distance as a Gaussian of this
/// sigma, 1 in its own cell and nothing beyond `blur_reach` cells. So a cell holds about the number of points
/// near it.
[[nodiscard]] std::int64_t blur_reach(double sigma_cells);

/// Turns what cells hold into their heat. Those within `blur_reach` of the range's edge get too little.
/// O(cells · reach).
void blur(std::vector<double>& amounts, CellRange const& range, double sigma_cells);

/// The heat of the whole layer, in squares of 2^level map units. A layer that has very many of them is looked
/// at in larger ones, which hold proportionally more: where points lie evenly, that is the same.
[[nodiscard]] DensityHistogram heat_of_whole_layer(DensityPoints const& points, int level, double sigma_cells,
                                                   JobContext const& job);

}  // namespace gatepost
