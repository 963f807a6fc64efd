#pragma once

#include "map/feature_filter.hpp"
#include "map/feature_times.hpp"
#include "map/time_filter.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace gatepost {

/// What the time filter and a layer's own condition leave of its features. Immutable.
struct FeatureMask {
    enum class Showing : std::uint8_t { hidden, pale, full };
    std::vector<Showing> showing;  ///< of each feature
    std::size_t certain = 0;       ///< features that are there in the range
    std::size_t possible = 0;
    std::size_t undated = 0;  ///< of those that the condition leaves, as the others
    std::size_t left = 0;     ///< features that are not hidden
    bool has_hidden = false;
    bool has_pale = false;

    friend bool operator==(FeatureMask const&, FeatureMask const&) = default;
    [[nodiscard]] std::size_t shown() const { return certain + possible; }
};

/// Null where everything is left as it is. `times`: none for a layer without dates; `filter`: none for one
/// without a condition. O(spans).
[[nodiscard]] std::shared_ptr<FeatureMask const> mask_of(FeatureTimes const* times, TimeFilter const& time,
                                                         FeatureFilter const* filter = nullptr);

}  // namespace gatepost
