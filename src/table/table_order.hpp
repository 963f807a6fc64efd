#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Which of a table's features the user wants to see as rows, and in which order.
struct TableOrder {
    std::string field;  ///< empty: as in the file
    bool is_descending = false;
    std::string search;  ///< words that occur in any of its fields (has_words_of); empty: all
    friend bool operator==(TableOrder const&, TableOrder const&) = default;
};

/// The features in that order: numbers before texts, each in its own order, and those without a value last in
/// either direction. O(n log n), with a search O(bytes); on all free workers. Attributes that stayed in their
/// file are read from it; throws Error if that fails.
[[nodiscard]] std::vector<std::uint32_t> features_in_order(FeatureTable const& table, TableOrder const& order,
                                                           JobContext const& job = {});

/// Rows in the order that was asked for.
struct OrderedRows {
    std::shared_ptr<FeatureTable const> table;
    TableOrder order;
    std::vector<std::uint32_t> features;
    std::uint64_t ticket = 0;  ///< that they were asked for by
};

/// The fields of a table; if attributes were left in a file, those of its first hundred features.
[[nodiscard]] std::vector<std::string> fields_of(FeatureTable const& table);

/// Rows as text to paste into a spreadsheet: a line of heads, one for each field, then a line for each
/// feature, separated by tabs; values as plain_value has them.
[[nodiscard]] std::string tab_separated(FeatureTable const& table, std::span<std::string const> fields,
                                        std::span<std::string const> heads,
                                        std::span<std::uint32_t const> features);

}  // namespace gatepost
