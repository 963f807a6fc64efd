#pragma once

#include <cstddef>
#include <vector>

namespace gatepost {

/// A value that several features may have.
struct WeightedValue {
    double value = 0;
    double weight = 1;  ///< how many
};

/// The most values for which natural_breaks is exact.
constexpr std::size_t most_exact_breaks = 8192;

/// Where classes begin among different values in ascending order, so that the sum of squared differences
/// from the classes' means is least: min(class_count, values) − 1 indices, ascending, the first above 0.
///
/// Fisher, "On Grouping for Maximum Homogeneity" (1958), which Jenks (1977) brought to maps, by dynamic
/// programming. The best beginning of the last class never moves down as values are added, so each row is
/// filled by divide and conquer (Grønlund et al. 2017, arXiv:1701.07204): O(k n log n). Of more than
/// most_exact_breaks values, neighbours with together about a most_exact_breaks-th of the weight are taken as
/// one, at their mean: breaks then fall between such groups.
[[nodiscard]] std::vector<std::size_t> natural_breaks(std::vector<WeightedValue> const& values,
                                                      std::size_t class_count);

}  // namespace gatepost
