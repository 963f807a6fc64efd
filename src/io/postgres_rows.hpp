#pragma once

#include "io/postgres_attributes.hpp"
#include "io/postgres_fields.hpp"
#include "table/feature_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What is read of a table of a database, row by row: geometries, and either their attributes or the keys by
/// which these are found later.
class PostgresRows {
  public:
    /// Attributes stay in the database if `leaves_attributes` and the table has a key.
    PostgresRows(PostgresTable const& table, Crs crs, std::string shown_name, bool leaves_attributes);

    /// What is to be selected of a table, or of a part of it, and how many columns that is.
    [[nodiscard]] std::string selected(PostgresTable const& table) const;
    [[nodiscard]] std::size_t columns() const;

    /// Begins a part that is kept as a whole or not at all.
    void begin();
    /// A row, as it was selected. What cannot be read of it is reported.
    void take(CopyRow row);
    void keep();
    void drop();

    [[nodiscard]] std::uint64_t taken() const { return m_taken; }
    /// Moves everything into the table that it is of. `connection`: for attributes that stay where they are.
    void finish(FeatureTable& table, std::string const& connection);

  private:
    PostgresTable m_source;
    Crs m_crs;
    std::string m_shown_name;
    PostgresFields m_fields;
    std::optional<RowKeys> m_keys;  ///< none: attributes are read
    GeometryColumn m_geometry;
    std::vector<AttributeColumn> m_attributes;
    LoadReport m_report;
    std::uint64_t m_taken = 0;
    /// Since begin().
    struct Part {
        GeometryColumn geometry;
        std::vector<AttributeColumn> attributes;
        LoadReport report;
        std::size_t keys_before = 0;
    };
    Part m_part;
};

}  // namespace gatepost
