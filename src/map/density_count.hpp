#pragma once

#include "base/job.hpp"
#include "map/density_cells.hpp"
#include "map/density_points.hpp"
#include "map/density_scale.hpp"

#include <cstdint>
#include <vector>

namespace gatepost {

/// What each cell of a range holds, row by row: exactly the points that are in it, whatever lies beside it.
/// O(cells + points in it).
[[nodiscard]] std::vector<double> count_in_cells(DensityPoints const& points, DensityCells const& cells,
                                                 CellRange const& range);

/// The same for points that count as one each, into memory that the caller keeps.
void number_in_cells(DensityPoints const& points, DensityCells const& cells, CellRange const& range,
                     std::vector<std::uint32_t>& numbers);

/// How much each cell of the whole layer holds that holds anything, as a histogram: the scale of a density
/// must not depend on what is in view. Empty parts of the map cost nothing, however large they are.
/// O(points), on all workers that are free; of a job that is to stop, something.
[[nodiscard]] DensityHistogram count_whole_layer(DensityPoints const& points, DensityCells const& cells,
                                                 JobContext const& job);

}  // namespace gatepost
