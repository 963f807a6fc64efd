#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// The values that a field has, and how many features have each: the most frequent first. Immutable.
struct ValueCounts {
    struct Value {
        std::string text;  ///< as a person would write it
        std::size_t count = 0;
    };
    std::shared_ptr<FeatureTable const> table;
    std::string field;
    std::vector<Value> values;  ///< at most `most_listed_values`
    std::size_t distinct = 0;   ///< all values that there are
    std::size_t without = 0;    ///< features that have none
    bool are_numbers = false;
};

constexpr std::size_t most_listed_values = 500;

/// Counts them. O(features + distinct values · log(distinct values)); attributes that stayed in their file
/// are read, and then throws Error if that fails. Discard the result if the job was told to stop.
[[nodiscard]] std::shared_ptr<ValueCounts const> value_counts(std::shared_ptr<FeatureTable const> table,
                                                              std::string const& field,
                                                              JobContext const& job = {});

}  // namespace gatepost
