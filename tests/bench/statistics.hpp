#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace gatepost::bench {

/// The smallest value that `part` of all values do not exceed (nearest rank).
[[nodiscard]] inline double percentile(std::vector<double> values, double part) {
    if (values.empty()) {
        throw std::invalid_argument("no values to take a percentile of");
    }
    auto const rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
    auto const nth = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

[[nodiscard]] inline double median(std::vector<double> const& values) { return percentile(values, 0.5); }

[[nodiscard]] inline double mean(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace gatepost::bench
