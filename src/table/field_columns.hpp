#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace gatepost {

/// Columns of a table, whole: those that it has in memory, which live as long as the table; of a table whose
/// attributes stayed in their file, the fields asked for, read by all workers that are free. Throws Error
/// where the file cannot be read; what was read of it counts for nothing then, and where the job was told to
/// stop. O(bytes of the file), 0.3 s for a million features of 200 bytes on two cores.
[[nodiscard]] std::shared_ptr<AttributeColumns const> columns_of(FeatureTable const& table,
                                                                 std::span<std::string const> fields,
                                                                 JobContext const& job = {});

/// Some of a table's rows, for a preview at what its fields hold.
[[nodiscard]] std::shared_ptr<AttributeColumns const> first_columns(FeatureTable const& table);

/// Calls visit(first, rows) for the rows of a table, in blocks, on all workers that are free: rows[i] is that
/// of the feature first + i. In no order. Throws Error where the file cannot be read.
void for_each_block(
    FeatureTable const& table, JobContext const& job,
    std::function<void(std::uint32_t first, std::span<AttributeRow const> rows)> const& visit);

}  // namespace gatepost
