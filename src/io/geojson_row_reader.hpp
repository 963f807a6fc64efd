#pragma once

#include "io/attribute_builder.hpp"
#include "io/file_window.hpp"
#include "io/geojson_piece.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Attributes, and the first few values that are not as they stand in the file.
struct ReadAttributes {
    struct Fault {
        std::size_t row;
        std::uint64_t byte;
        std::string reason;
    };
    static constexpr std::size_t most_named = 3;
    std::vector<AttributeColumn> columns;
    std::vector<Fault> faults;
    std::size_t fault_count = 0;
};

/// Reads the properties of features, one after another, into columns. simdjson reads a row; if it rejects the
/// row, the row is read again value by value, so that a fault costs one value only and is reported.
class GeojsonRowReader {
  public:
    /// Reads only the `wanted` fields, if there are any; they must outlive the reader.
    explicit GeojsonRowReader(InputFile const& file, std::span<std::string const> wanted = {})
        : m_text(file, simdjson::SIMDJSON_PADDING), m_wanted(wanted) {}

    /// Reads a row. Returns whether one of its properties is called id.
    bool read(std::size_t row, TextRange properties);
    /// Reads the member `id` of a feature: a text, or another value as it is written. Null, objects and
    /// arrays are no id.
    void read_id(std::size_t row, TextRange id);
    /// Reads the member `time` (JSON-FG) or `when` (Linked Places) of a feature as a field of that name; one
    /// of its properties that is called so goes before it.
    void read_time(std::size_t row, TextRange time);
    [[nodiscard]] ReadAttributes finish(std::size_t rows);

  private:
    /// False if anything in the row is not strict JSON.
    bool read_strictly(std::string_view text, bool is_whole);
    bool add(std::string_view key, simdjson::ondemand::value value);
    bool add_number(std::string_view key, simdjson::ondemand::value value);
    bool add_nested(std::string_view key, std::string_view raw);

    void read_leniently(std::string_view text, bool is_whole, std::uint64_t begin);
    /// Adds as much of a value as can be read; returns what is wrong with it.
    std::string add_leniently(std::string_view key, std::string_view token);
    std::string add_nested_leniently(std::string_view key, std::string_view token);
    bool add_scalar(std::string_view key, std::string_view token);
    void note(std::uint64_t byte, std::string reason);

    [[nodiscard]] bool is_wanted(std::string_view key) const {
        return m_wanted.empty() || std::find(m_wanted.begin(), m_wanted.end(), key) != m_wanted.end();
    }

    FileWindow m_text;
    std::span<std::string const> m_wanted;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::parser m_scalar_parser;
    std::string m_scalar;
    AttributeBuilder m_builder;
    ReadAttributes m_read;
    bool m_has_id = false;    // the current row has a property called id
    bool m_has_time = false;  // or time
    bool m_has_when = false;  // or when
    std::size_t m_row = 0;
};

}  // namespace gatepost
