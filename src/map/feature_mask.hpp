#pragma once

#include "map/feature_times.hpp"
#include "map/time_filter.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace gatepost {

/// What the time filter leaves of a layer's features. Immutable.
struct FeatureMask {
    enum class Showing : std::uint8_t { hidden, pale, full };
    std::vector<Showing> showing;  ///< of each feature
    std::size_t certain = 0;       ///< features that are there in the range
    std::size_t possible = 0;
    std::size_t undated = 0;
    bool has_hidden = false;
    bool has_pale = false;

    [[nodiscard]] std::size_t shown() const { return certain + possible; }
};

/// Null where the filter leaves everything as it is. O(spans).
[[nodiscard]] std::shared_ptr<FeatureMask const> mask_of(FeatureTimes const& times, TimeFilter const& filter);

}  // namespace gatepost
