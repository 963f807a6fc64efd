#pragma once

#include "io/copy_rows.hpp"
#include "io/postgres_catalogue.hpp"
#include "table/attribute_columns.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// How the fields of a table come out of a database, and what becomes of them: whole numbers, reals, yes and
/// no as such; dates and times as ISO 8601; lists and JSON as JSON; all else as PostgreSQL writes it. Bytes
/// are left out.
class PostgresFields {
  public:
    /// `names`: only these fields; none: all. Where no field is called `id`, the key is shown as such, so
    /// that a feature is called the same whatever else is read.
    explicit PostgresFields(PostgresTable const& table, std::vector<std::string> const& names = {});

    /// The expressions to select, each after a comma. `prefix`: what stands before a field's name.
    [[nodiscard]] std::string sql(std::string const& prefix = "") const;
    [[nodiscard]] std::size_t size() const { return m_fields.size(); }
    /// Columns without a row.
    [[nodiscard]] std::vector<AttributeColumn> columns() const;
    /// Appends the fields of one row, which begin at `first`.
    void add(CopyRow row, std::size_t first, std::vector<AttributeColumn>& columns) const;

  private:
    struct Field {
        std::string name;    ///< as it is shown
        std::string source;  ///< in the database
        std::string form;    ///< an expression; %s stands for the field
        AttributeType type = AttributeType::text;
        TextForm text_form = TextForm::plain;
        bool is_exact_number = false;  ///< with as many digits as somebody wrote: a text that is a number
    };
    static Field field_of(PostgresField const& field);
    std::vector<Field> m_fields;
};

}  // namespace gatepost
