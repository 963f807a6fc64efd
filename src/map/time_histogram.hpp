#pragma once

#include "map/feature_times.hpp"
#include "map/time_axis.hpp"

#include <vector>

namespace gatepost {

/// How many features were there in each step of an axis. One that was possibly there counts in part:
/// something that happened in 2019 for a twelfth in each month of it.
struct TimeCounts {
    std::vector<float> certain;
    std::vector<float> possible;
};

/// `is_counted`: of each feature whether it counts; empty: all do. O(spans + steps).
[[nodiscard]] TimeCounts time_counts(FeatureTimes const& times, TimeAxis const& axis,
                                     std::vector<bool> const& is_counted = {});

/// The first moment after `time_ms` at which anything may have begun; of the last before it where `is_back`.
/// time_max_ms, time_min_ms where there is none. O(spans).
[[nodiscard]] std::int64_t next_begin(FeatureTimes const& times, std::int64_t time_ms, bool is_back);

}  // namespace gatepost
