#pragma once

#include "table/attribute_column.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// Collects values that come row by row without a schema into typed columns, in the order in which fields
/// first appear. Whole and broken numbers make a column of reals; anything else that is mixed makes one of
/// texts, which know what they were.
class AttributeBuilder {
  public:
    /// What follows belongs to this row; rows only grow. A field that comes twice in a row keeps the last
    /// value.
    void begin_row(std::size_t row);
    void add_null(std::string_view field);
    void add_integer(std::string_view field, std::int64_t value);
    /// A whole number that 64 bits with a sign do not hold: as it is written.
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
        std::string name;  ///< as it came
        AttributeColumn column;
        bool is_untyped = true;          ///< only nulls so far
        bool has_long_integers = false;  ///< some that a double would round
    };
    /// The column where a value of this type goes, with nulls up to the row; made wider where it must be.
    [[nodiscard]] AttributeColumn* column_for(std::string_view field, AttributeType type);
    [[nodiscard]] Field& find_or_add(std::string_view name);
    static void widen(Field& field, AttributeType type);

    std::vector<Field> m_fields;
    std::unordered_map<std::string, std::size_t> m_index;
    std::size_t m_row = 0;
    std::size_t m_next = 0;  ///< the field that comes next if this row is like the one before
};

}  // namespace gatepost
