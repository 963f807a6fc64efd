#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Which of a table's features a person wants to see as rows, and in which order.
struct TableOrder {
    std::string field;  ///< empty: as in the file
    bool is_descending = false;
    std::string search;  ///< words that stand in any of its fields (has_words_of); empty: all
    friend bool operator==(TableOrder const&, TableOrder const&) = default;
};

/// The features in that order: numbers before texts, each by its own order, and last, in either direction,
/// those without a value. O(n log n), searching O(bytes); on all workers that are free. Attributes that
/// stayed in their file are read from it: throws Error where that cannot be.
[[nodiscard]] std::vector<std::uint32_t> features_in_order(FeatureTable const& table, TableOrder const& order,
                                                           JobContext const& job = {});

/// Rows that were put in order.
struct OrderedRows {
    std::shared_ptr<FeatureTable const> table;
    TableOrder order;
    std::vector<std::uint32_t> features;
};

/// The fields of a table; where attributes were left in a file those of its first hundred features.
[[nodiscard]] std::vector<std::string> fields_of(FeatureTable const& table);

/// Rows as text to be put into a spreadsheet: a line of fields, then one for each feature, tabs between.
[[nodiscard]] std::string tab_separated(FeatureTable const& table, std::span<std::string const> fields,
                                        std::span<std::uint32_t const> features);

}  // namespace gatepost
