#pragma once

#include "table/attribute_column.hpp"
#include "table/name_lookup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The fields of a table in their order. Finding one by name is quick however many there are: in some files
/// each feature has twenty fields of its own. If two fields have the same name, the first is found.
class AttributeColumns {
  public:
    AttributeColumns() = default;
    /// Implicit: readers produce plain vectors, and a table keeps them in this form.
    AttributeColumns(std::vector<AttributeColumn> columns);  // NOLINT(google-explicit-constructor)
    AttributeColumns(std::initializer_list<AttributeColumn> columns)
        : AttributeColumns(std::vector<AttributeColumn>(columns)) {}

    /// Null if there is no such field.
    [[nodiscard]] AttributeColumn const* find(std::string_view name) const;

    [[nodiscard]] std::size_t size() const { return m_columns.size(); }
    [[nodiscard]] bool empty() const { return m_columns.empty(); }
    [[nodiscard]] auto begin() const { return m_columns.begin(); }
    [[nodiscard]] auto end() const { return m_columns.end(); }
    [[nodiscard]] auto begin() { return m_columns.begin(); }
    [[nodiscard]] auto end() { return m_columns.end(); }
    [[nodiscard]] AttributeColumn const& operator[](std::size_t i) const { return m_columns[i]; }
    [[nodiscard]] AttributeColumn& operator[](std::size_t i) { return m_columns[i]; }
    /// For filling the columns; do not add or remove any.
    [[nodiscard]] std::vector<AttributeColumn>& values() { return m_columns; }

    void push_back(AttributeColumn column);
    void emplace_back(std::string name, AttributeType type) {
        push_back(AttributeColumn(std::move(name), type));
    }
    void clear();

  private:
    static constexpr std::size_t few = 16;  // up to this many are searched one by one

    std::vector<AttributeColumn> m_columns;
    NameLookup m_by_name;  ///< of the columns after the first few
};

}  // namespace gatepost
