#pragma once

#include "table/attribute_column.hpp"
#include "table/name_lookup.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Collects values that arrive row by row, without a schema, into typed columns, in the order in which fields
/// first appear. A mix of integers and reals becomes a column of reals. Any other mix becomes a column of
/// texts, each of which remembers the type it was written as.
class AttributeBuilder {
  public:
    /// Starts a row: the values added next belong to it. Row numbers only increase. A field that occurs twice
    /// in a row keeps its last value.
    void begin_row(std::size_t row);
    void add_null(std::string_view field);
    void add_integer(std::string_view field, std::int64_t value);
    /// A whole number that does not fit a signed 64-bit integer, as it is written.
    void add_digits(std::string_view field, std::string_view digits);
    void add_real(std::string_view field, double value);
    void add_boolean(std::string_view field, bool value);
    /// The text must be in NFC.
    void add_text(std::string_view field, std::string_view value);
    /// The text of a nested object or array.
    void add_json(std::string_view field, std::string_view value);

    /// The columns, filled up with nulls to this many rows.
    [[nodiscard]] std::vector<AttributeColumn> finish(std::size_t rows);

  private:
    struct Field {
        std::string name;  ///< as the source writes it
        AttributeColumn column;
        bool is_untyped = true;          ///< only nulls so far
        bool has_long_integers = false;  ///< some integers that a double would round
    };
    /// The column for a value of this type, filled up with nulls to the current row, and widened if
    /// necessary.
    [[nodiscard]] AttributeColumn* column_for(std::string_view field, AttributeType type);
    [[nodiscard]] Field& find_or_add(std::string_view name);
    static void widen(Field& field, AttributeType type);

    std::deque<Field> m_fields;  ///< none is moved when more come: a file may have a hundred thousand
    NameLookup m_index;          ///< of the names of m_fields
    std::size_t m_row = 0;
    std::size_t m_next = 0;  ///< the next field if this row has its fields in the same order as the last one
};

}  // namespace gatepost
