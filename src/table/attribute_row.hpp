#pragma once

#include "table/attribute_columns.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Attributes that were left in their file and are read on demand, so that a large file is drawn without
/// them. Immutable, usable from any thread.
class AttributeFile {
  public:
    AttributeFile() = default;
    virtual ~AttributeFile() = default;
    AttributeFile(AttributeFile const&) = delete;
    AttributeFile& operator=(AttributeFile const&) = delete;

    /// Reads the attributes of some features as columns: row i belongs to features[i]. Throws Error if the
    /// file cannot be read or has been written to since. Takes some microseconds a feature; neighbours in the
    /// file cost less.
    [[nodiscard]] virtual std::vector<AttributeColumn> read(
        std::span<std::uint32_t const> features) const = 0;
    /// The same for cards and labels: if the file cannot be read, a single column `attributes` says why.
    [[nodiscard]] std::vector<AttributeColumn> read_or_complain(
        std::span<std::uint32_t const> features) const;
    /// Reads only some fields, in any order; a field that no feature has is not among the columns. Throws
    /// Error if the file cannot be read. At most the cost of read.
    [[nodiscard]] virtual std::vector<AttributeColumn> read_fields(std::span<std::uint32_t const> features,
                                                                   std::span<std::string const> fields) const;
};

/// The attributes of one feature, wherever they are kept. Cheap to copy; valid as long as its table exists.
class AttributeRow {
  public:
    /// A row of columns that belong to a table.
    AttributeRow(AttributeColumns const& columns, std::size_t row, std::size_t feature)
        : m_columns(&columns), m_row(row), m_feature(feature) {}
    AttributeRow(AttributeColumns&& columns, std::size_t row,
                 std::size_t feature) = delete;  // the row would outlive them
    /// A row that was read on demand and keeps its columns alive.
    AttributeRow(std::shared_ptr<AttributeColumns const> columns, std::size_t row, std::size_t feature)
        : m_columns(columns.get()), m_row(row), m_feature(feature), m_owned(std::move(columns)) {}

    [[nodiscard]] AttributeColumns const& columns() const { return *m_columns; }
    /// The index of this row in each of the columns.
    [[nodiscard]] std::size_t index() const { return m_row; }
    /// The number in the table of the feature it belongs to.
    [[nodiscard]] std::size_t feature() const { return m_feature; }
    [[nodiscard]] AttributeColumn const* find(std::string_view field) const;
    /// The value as text; empty if the field or the value is missing.
    [[nodiscard]] std::string text(std::string_view field) const;
    [[nodiscard]] std::optional<double> number(std::string_view field) const;
    /// The feature's own id: field `id`, else its number in the table counted from 1.
    [[nodiscard]] std::string id() const;

  private:
    AttributeColumns const* m_columns = nullptr;
    std::size_t m_row = 0;
    std::size_t m_feature = 0;
    std::shared_ptr<AttributeColumns const> m_owned;
};

}  // namespace gatepost
