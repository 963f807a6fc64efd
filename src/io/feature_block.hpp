#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Some features of a table with their attributes at hand: what is written at a time.
class FeatureBlock {
  public:
    /// Throws Error if the attributes stayed in a file that cannot be read.
    FeatureBlock(FeatureTable const& table, std::span<std::uint32_t const> features);

    [[nodiscard]] FeatureTable const& table() const { return *m_table; }
    [[nodiscard]] std::size_t size() const { return m_features.size(); }
    [[nodiscard]] std::span<std::uint32_t const> features() const { return m_features; }
    [[nodiscard]] AttributeColumns const& columns() const { return *m_columns; }
    /// The row of the i-th feature in the columns.
    [[nodiscard]] std::size_t row(std::size_t i) const { return m_read ? i : m_features[i]; }
    [[nodiscard]] AttributeRow attributes(std::size_t i) const {
        return m_read ? AttributeRow{m_read, i, m_features[i]}
                      : AttributeRow{*m_columns, m_features[i], m_features[i]};
    }

  private:
    FeatureTable const* m_table;
    std::span<std::uint32_t const> m_features;
    std::shared_ptr<AttributeColumns const> m_read;  ///< none where the table has them
    AttributeColumns const* m_columns;
};

/// Some rows of a column.
[[nodiscard]] AttributeColumn rows_of(AttributeColumn const& column, std::span<std::size_t const> rows);

/// How many blocks features make.
[[nodiscard]] std::size_t block_count(std::size_t features);

/// Makes bytes of each block of features on all free workers and hands them on in order; a few blocks are in
/// memory at a time. Throws Error; returns early, with the job's stop requested, if it is cancelled.
void for_each_block_in_order(
    FeatureTable const& table, std::span<std::uint32_t const> features, JobContext const& job,
    std::function<std::string(FeatureBlock const& block, std::size_t worker)> const& make,
    std::function<void(std::string const& bytes, std::size_t features)> const& take);

/// A field of the layer as a whole, as a format with a fixed schema needs it.
struct ExportField {
    std::string source_name;
    std::string name;  ///< in the file: different from all others
    AttributeType type = AttributeType::text;
    TextForm form = TextForm::plain;
    bool fits_32_bits = true;  ///< whether each of its integers does
};

/// How many of them have another name in the file.
[[nodiscard]] std::size_t count_renamed(std::span<ExportField const> fields);

/// Whether two names that differ in capitals alone count as the same.
enum class NameCase : std::uint8_t { matters, does_not_matter };

/// The fields that the features have, in the order in which they come. O(attributes); of a file all are read.
[[nodiscard]] std::vector<ExportField> fields_of(FeatureTable const& table,
                                                 std::span<std::uint32_t const> features, NameCase name_case,
                                                 JobContext const& job);

/// A name that is not among others: `lon`, else `lon_2` …
[[nodiscard]] std::string unused_name(std::string const& name, std::vector<std::string> const& used,
                                      NameCase name_case);

}  // namespace gatepost
