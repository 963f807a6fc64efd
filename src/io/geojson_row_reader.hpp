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

/// Reads the properties of features, one after the other, into columns: by simdjson, and where that refuses a
/// row, once more value by value, so that what is wrong costs one value and is told.
class GeojsonRowReader {
  public:
    /// `wanted` fields alone, where there are any; they live as long as the reader.
    explicit GeojsonRowReader(InputFile const& file, std::span<std::string const> wanted = {})
        : m_text(file, simdjson::SIMDJSON_PADDING), m_wanted(wanted) {}

    /// Whether one of the properties is called id.
    bool read(std::size_t row, TextRange properties);
    /// The member `id` of a feature: text, or a number as it is written; anything else is no id.
    void read_id(std::size_t row, TextRange id);
    [[nodiscard]] ReadAttributes finish(std::size_t rows);

  private:
    /// False where anything in the row is not as JSON has it.
    bool read_strictly(std::string_view text, bool is_whole);
    bool add(std::string_view key, simdjson::ondemand::value value);
    bool add_number(std::string_view key, simdjson::ondemand::value value);
    bool add_nested(std::string_view key, std::string_view raw);

    void read_leniently(std::string_view text, bool is_whole, std::uint64_t begin);
    /// Adds what can be made of a value; says what is wrong with it.
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
    bool m_has_id = false;  // the row at hand, among its properties
    std::size_t m_row = 0;
};

}  // namespace gatepost
