#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

enum class AttributeType : std::uint8_t { integer, real, boolean, text, json };

/// What the texts of a field are, where its source has a type for that: ISO 8601 in each case. A field of
/// texts that merely look like dates is plain.
enum class TextForm : std::uint8_t { plain, date, time, date_time };

/// One field of all features: a typed vector, and which features have a value. Texts lie one after the other
/// in one arena, as UTF-8 in NFC. `json` is a text that holds a JSON value (nested objects and arrays of
/// GeoJSON). A field that few features have takes memory only for those.
class AttributeColumn {
  public:
    AttributeColumn(std::string name, AttributeType type) : m_name(std::move(name)), m_type(type) {}

    [[nodiscard]] std::string const& name() const { return m_name; }
    void rename(std::string name) { m_name = std::move(name); }
    [[nodiscard]] AttributeType type() const { return m_type; }
    [[nodiscard]] TextForm text_form() const { return m_text_form; }
    void set_text_form(TextForm form) { m_text_form = form; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool is_null(std::size_t feature) const { return place_of(feature) == nowhere; }
    /// The text of a text or json column; empty for null and for other types.
    [[nodiscard]] std::string_view text(std::size_t feature) const;
    /// The value as a number, if its type is numeric or it is a text that can be read as a number.
    [[nodiscard]] std::optional<double> number(std::size_t feature) const;
    /// The value as a person would write it; empty for null.
    [[nodiscard]] std::string to_text(std::size_t feature) const;
    /// The type that a text column's value had in its file: a column of numbers and words becomes text, but 7
    /// and "7" are not the same. For other columns their own type.
    [[nodiscard]] AttributeType written_as(std::size_t feature) const;

    /// The exact value of an integer column; 0 for null.
    [[nodiscard]] std::int64_t integer(std::size_t feature) const;
    /// Turns a column of integers into one of texts that still count as numbers: for integers that do not fit
    /// into 64 bits with a sign.
    void become_digits();
    /// The exact value of a column of reals, including infinities and NaN; 0 for null.
    [[nodiscard]] double real(std::size_t feature) const;
    /// Turns a json column into a text column if any of its values is neither an object nor an array.
    void become_text_unless_json();

    void add_null() { add_nulls(1); }
    /// Adds `count` features without a value; costs nothing if most have none.
    void add_nulls(std::size_t count);
    void add_integer(std::int64_t value);
    void add_real(double value);
    void add_boolean(bool value) { add_integer(value ? 1 : 0); }
    /// Throws Error if the column's texts grow beyond 4 GB.
    void add_text(std::string_view value) { add_text(value, m_type); }
    void add_text(std::string_view value, AttributeType written_as);
    /// Removes the last value.
    void remove_last();

  private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    /// The index of a feature's value in the vectors; `nowhere` for null.
    [[nodiscard]] std::size_t place_of(std::size_t feature) const;
    /// Records that the next feature has a value, before the value is stored.
    void begin_value();
    void put_hole();
    void take_place_away();
    void become_sparse();
    void become_dense();

    std::string m_name;
    AttributeType m_type;
    TextForm m_text_form = TextForm::plain;
    std::size_t m_size = 0;
    std::size_t m_values = 0;  ///< features that have one
    /// Dense: the vectors have an element for every feature, null or not. Sparse: only for those in m_rows.
    bool m_is_sparse = false;
    std::vector<bool> m_present;
    std::vector<std::uint32_t> m_rows;  ///< ascending
    std::vector<std::int64_t> m_integers;
    std::vector<double> m_reals;
    std::string m_arena;
    std::vector<std::uint32_t> m_text_end;
    std::vector<AttributeType> m_written_as;  ///< empty while all values have the column's own type
};

}  // namespace gatepost
