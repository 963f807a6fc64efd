#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

enum class AttributeType : std::uint8_t { integer, real, boolean, text, json };

/// One field of all features: a typed vector and a bitmap of nulls. Texts lie one after the other in one
/// arena, as UTF-8 in NFC. `json` is a text that holds a JSON value (nested objects and arrays of GeoJSON).
class AttributeColumn {
  public:
    AttributeColumn(std::string name, AttributeType type) : m_name(std::move(name)), m_type(type) {}

    [[nodiscard]] std::string const& name() const { return m_name; }
    [[nodiscard]] AttributeType type() const { return m_type; }
    [[nodiscard]] std::size_t size() const { return m_present.size(); }
    [[nodiscard]] bool is_null(std::size_t feature) const { return !m_present[feature]; }
    /// The text of a text or json column; empty for null and for other types.
    [[nodiscard]] std::string_view text(std::size_t feature) const;
    /// The value as a number, of any numeric type or a text that is one.
    [[nodiscard]] std::optional<double> number(std::size_t feature) const;
    /// The value as a person would write it; empty for null.
    [[nodiscard]] std::string to_text(std::size_t feature) const;

    /// A whole number, exactly, of an integer column.
    [[nodiscard]] std::int64_t integer(std::size_t feature) const { return m_integers[feature]; }
    /// A broken number as it is, infinities and NaN too, of a column of reals.
    [[nodiscard]] double real(std::size_t feature) const { return m_reals[feature]; }
    /// A json column becomes a text column if any of its values is neither an object nor an array.
    void become_text_unless_json();

    void add_null();
    void add_integer(std::int64_t value);
    void add_real(double value);
    void add_boolean(bool value) { add_integer(value ? 1 : 0); }
    void add_text(std::string_view value);
    /// Takes the last value away.
    void remove_last();

  private:
    std::string m_name;
    AttributeType m_type;
    std::vector<bool> m_present;
    std::vector<std::int64_t> m_integers;
    std::vector<double> m_reals;
    std::string m_arena;
    std::vector<std::uint32_t> m_text_end;
};

}  // namespace gatepost
