#pragma once

#include "style/grading.hpp"

#include <vector>

namespace gatepost {

/// Bounds between at most `class_count` classes of numbers, ascending: class i holds what is at least bound
/// i − 1 and less than bound i. Numbers that are not finite are left out; none without two that differ.
///
/// Quantiles and natural breaks make no empty class: equal numbers are never parted, and where one value
/// takes more than its share, the rest is cut into the classes that are left. Their bounds are the numbers
/// with the fewest digits that part the data so. Equal intervals are rounded to a twentieth of an interval.
/// So a legend can show bounds exactly as they are. O(n log n).
[[nodiscard]] std::vector<double> class_bounds(std::vector<double> numbers, ClassBreaks breaks,
                                               std::size_t class_count);

/// The number with the fewest decimal digits that is more than `above` and at most `at_most`; of several, one
/// that ends in 5 or 0, then that nearest to the middle. 200 for 199 and 200, 0.3 for 0.2871 and 0.3114.
[[nodiscard]] double roundest_between(double above, double at_most);

}  // namespace gatepost
