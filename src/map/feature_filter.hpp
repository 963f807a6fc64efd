#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// Which features of a table a person's condition leaves. Immutable.
struct FeatureFilter {
    std::string condition;             ///< an Expression
    std::vector<std::uint8_t> passes;  ///< 1 for each feature that it holds for
    /// Fields that it speaks of and the table has not: nothing is there for them.
    std::vector<std::string> unknown_fields;
};

/// O(features) on all free workers, on one where it speaks of distances; attributes that stayed in their file
/// are read. What its source has filtered by the same condition passes without being looked at. Throws Error
/// for a text that is no condition, or where the file cannot be read. Discard the result if the job was told
/// to stop.
[[nodiscard]] std::shared_ptr<FeatureFilter const> filtered(FeatureTable const& table,
                                                            std::string const& condition,
                                                            JobContext const& job = {});

}  // namespace gatepost
