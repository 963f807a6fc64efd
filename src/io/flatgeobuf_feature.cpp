#include "io/flatgeobuf_feature.hpp"

#include "base/normalize.hpp"
#include "io/flatgeobuf_tables.hpp"
#include "io/lenient_json.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>
#include <limits>
#include <optional>

namespace gatepost {

namespace {

using ColumnType = FlatgeobufFile::ColumnType;

/// Reads a feature's values in sequence. Each is a column number, followed by as many bytes as the column's
/// type needs.
class PropertyReader {
  public:
    PropertyReader(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns)
        : m_left(bytes), m_columns(columns) {}

    /// Calls set(column, bytes of the value); false if the bytes end within a value.
    template <class Set>
    bool read(Set set) {
        while (!m_left.empty()) {
            auto const column = take<std::uint16_t>();
            if (!column || *column >= m_columns.size()) {
                return false;
            }
            auto const length = length_of(m_columns[*column].type);
            if (!length || *length > m_left.size()) {
                return false;
            }
            set(*column, m_left.substr(0, *length));
            m_left.remove_prefix(*length);
        }
        return true;
    }

  private:
    template <class T>
    std::optional<T> take() {
        T value;
        if (m_left.size() < sizeof value) {
            return std::nullopt;
        }
        std::memcpy(&value, m_left.data(), sizeof value);
        m_left.remove_prefix(sizeof value);
        return value;
    }

    std::optional<std::size_t> length_of(ColumnType type) {
        switch (type) {
            case ColumnType::byte:
            case ColumnType::ubyte:
            case ColumnType::boolean: return 1;
            case ColumnType::int16:
            case ColumnType::uint16: return 2;
            case ColumnType::int32:
            case ColumnType::uint32:
            case ColumnType::real32: return 4;
            case ColumnType::int64:
            case ColumnType::uint64:
            case ColumnType::real64: return 8;
            case ColumnType::text:
            case ColumnType::json:
            case ColumnType::date_time:
            case ColumnType::binary: break;
        }
        return take<std::uint32_t>();
    }

    std::string_view m_left;
    std::vector<FlatgeobufFile::Column> const& m_columns;
};

template <class T>
T value_of(std::string_view bytes) {
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    for (char const byte : bytes) {
        text += fmt::format("{:02X}", static_cast<unsigned char>(byte));
    }
    return text;
}

/// Replaces bytes that are not UTF-8 by U+FFFD.
std::string utf8_of(std::string_view bytes) {
    return simdjson::validate_utf8(bytes) ? std::string{bytes} : with_replaced_bytes(bytes);
}

void add_unsigned(std::uint64_t value, AttributeColumn& column) {
    bool const is_long = value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (is_long && column.type() == AttributeType::integer) {
        column.become_digits();
    }
    if (column.type() == AttributeType::integer) {
        column.add_integer(static_cast<std::int64_t>(value));
    } else {
        column.add_text(std::to_string(value), AttributeType::integer);
    }
}

void add_value(ColumnType type, std::string_view bytes, AttributeColumn& column) {
    switch (type) {
        case ColumnType::byte: column.add_integer(value_of<std::int8_t>(bytes)); break;
        case ColumnType::ubyte: column.add_integer(value_of<std::uint8_t>(bytes)); break;
        case ColumnType::boolean: column.add_boolean(value_of<std::uint8_t>(bytes) != 0); break;
        case ColumnType::int16: column.add_integer(value_of<std::int16_t>(bytes)); break;
        case ColumnType::uint16: column.add_integer(value_of<std::uint16_t>(bytes)); break;
        case ColumnType::int32: column.add_integer(value_of<std::int32_t>(bytes)); break;
        case ColumnType::uint32: column.add_integer(value_of<std::uint32_t>(bytes)); break;
        case ColumnType::int64: column.add_integer(value_of<std::int64_t>(bytes)); break;
        case ColumnType::uint64: add_unsigned(value_of<std::uint64_t>(bytes), column); break;
        case ColumnType::real32: column.add_real(static_cast<double>(value_of<float>(bytes))); break;
        case ColumnType::real64: column.add_real(value_of<double>(bytes)); break;
        case ColumnType::text:
        case ColumnType::json:
        case ColumnType::date_time: column.add_text(to_nfc(utf8_of(bytes))); break;
        case ColumnType::binary: column.add_text(hexadecimal(bytes)); break;
    }
}

AttributeType attribute_type(ColumnType type) {
    switch (type) {
        case ColumnType::boolean: return AttributeType::boolean;
        case ColumnType::real32:
        case ColumnType::real64: return AttributeType::real;
        case ColumnType::json: return AttributeType::json;
        case ColumnType::text:
        case ColumnType::date_time:
        case ColumnType::binary: return AttributeType::text;
        default: return AttributeType::integer;
    }
}

std::string_view properties_of(fgb::Feature const& feature) {
    auto const* const properties = feature.properties();
    return properties == nullptr
               ? std::string_view{}
               : std::string_view{reinterpret_cast<char const*>(properties->data()), properties->size()};
}

}  // namespace

std::vector<AttributeColumn> attribute_columns_of(std::vector<FlatgeobufFile::Column> const& columns) {
    std::vector<AttributeColumn> empty;
    empty.reserve(columns.size());
    for (FlatgeobufFile::Column const& column : columns) {
        empty.emplace_back(column.name, attribute_type(column.type));
        if (column.type == ColumnType::date_time) {
            empty.back().set_text_form(TextForm::date_time);
        }
    }
    return empty;
}

bool has_sound_values(fgb::Feature const& feature, std::vector<FlatgeobufFile::Column> const& columns) {
    return PropertyReader(properties_of(feature), columns).read([](std::size_t, std::string_view) {});
}

void append_flatgeobuf_values(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns,
                              std::size_t row, std::vector<AttributeColumn>& values) {
    auto const* const feature = fgb::root_of<fgb::Feature>(bytes);
    if (feature == nullptr) {
        return;
    }
    PropertyReader(properties_of(*feature), columns).read([&](std::size_t column, std::string_view value) {
        if (values[column].size() <= row) {  // if a column occurs twice, its first value counts
            values[column].add_nulls(row - values[column].size());
            add_value(columns[column].type, value, values[column]);
        }
    });
}

}  // namespace gatepost
