#include "io/flatgeobuf_feature.hpp"

#include "io/feature_check.hpp"
#include "io/flat_geometry.hpp"
#include "io/flatgeobuf_tables.hpp"
#include "io/normalize.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace gatepost {

namespace {

using ColumnType = FlatgeobufFile::ColumnType;
using Outcome = FlatgeobufOutcome;

/// The format's numbers of geometry types.
enum Type : std::uint8_t {
    point = 1,
    line_string = 2,
    polygon = 3,
    multi_point = 4,
    multi_line_string = 5,
    multi_polygon = 6,
    collection = 7
};

constexpr char const* cannot_be_read = "its geometry cannot be read: coordinates are missing or not numbers";

/// Takes apart one geometry with all its parts.
class Flattener {
  public:
    Outcome flatten(fgb::Geometry const& geometry, std::uint8_t type, FlatGeometry& flat) {
        add(geometry, type, flat);
        if (m_has_unknown) {
            return {Outcome::Kind::unknown, false, {}};
        }
        if (m_is_bad) {
            return {Outcome::Kind::refused, false, cannot_be_read};
        }
        return {Outcome::Kind::appended, flat.is_partial, {}};
    }

  private:
    void add(fgb::Geometry const& geometry, std::uint8_t type, FlatGeometry& flat) {
        if (type == collection || type == multi_polygon) {
            for (unsigned i = 0; geometry.parts() != nullptr && i < geometry.parts()->size(); ++i) {
                fgb::Geometry const& part = *geometry.parts()->Get(i);
                add(part, type == collection ? part.type() : static_cast<std::uint8_t>(polygon), flat);
            }
            return;
        }
        switch (type) {
            case point:
            case multi_point:
                for (Point const p : vertices_of(geometry)) {
                    if (!std::isnan(p.x) || !std::isnan(p.y)) {  // both: an empty point
                        flat.add_point(p);
                    }
                }
                break;
            case line_string:
            case multi_line_string:
                for (std::vector<Point>& line : pieces_of(geometry)) {
                    flat.add_line(std::move(line));
                }
                break;
            case polygon: flat.add_polygon(pieces_of(geometry)); break;
            default: m_has_unknown = true;
        }
    }

    static std::vector<Point> vertices_of(fgb::Geometry const& geometry) {
        std::vector<Point> vertices;
        if (auto const* const xy = geometry.xy()) {
            vertices.resize(xy->size() / 2);
            for (std::size_t i = 0; i < vertices.size(); ++i) {
                auto const first = static_cast<flatbuffers::uoffset_t>(2 * i);
                vertices[i] = {xy->Get(first), xy->Get(first + 1)};
            }
        }
        return vertices;
    }

    /// The vertices, cut where the geometry says that lines or rings end.
    std::vector<std::vector<Point>> pieces_of(fgb::Geometry const& geometry) {
        std::vector<Point> const vertices = vertices_of(geometry);
        auto const* const ends = geometry.ends();
        if (ends == nullptr || ends->size() == 0) {
            return {vertices};
        }
        std::vector<std::vector<Point>> pieces;
        std::size_t begin = 0;
        for (std::uint32_t const end : *ends) {
            if (end < begin || end > vertices.size()) {
                m_is_bad = true;
                return {};
            }
            pieces.emplace_back(vertices.begin() + static_cast<std::ptrdiff_t>(begin),
                                vertices.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end;
        }
        return pieces;
    }

    bool m_has_unknown = false;
    bool m_is_bad = false;
};

bool is_empty(fgb::Geometry const& geometry) {
    if (geometry.parts() != nullptr) {
        for (unsigned i = 0; i < geometry.parts()->size(); ++i) {
            if (!is_empty(*geometry.parts()->Get(i))) {
                return false;
            }
        }
    }
    return geometry.xy() == nullptr || geometry.xy()->size() == 0;
}

Outcome append_unlocated(GeometryColumn& column) {
    column.begin_feature();
    return {};
}

Outcome append_plain_point(Point p, Crs const& crs, GeometryColumn& column) {
    if (std::isnan(p.x) && std::isnan(p.y)) {
        return append_unlocated(column);
    }
    if (auto fault = coordinate_fault({&p, 1}, crs)) {
        return {Outcome::Kind::refused, false, std::move(*fault)};
    }
    column.add_point(p);
    return {};
}

/// Reads the values of a feature one after the other: a column's number, then
/// as many bytes as its type says.
class PropertyReader {
  public:
    PropertyReader(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns)
        : m_left(bytes), m_columns(columns) {}

    /// Calls set(column, bytes of the value); false if the bytes end within a
    /// value.
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
        case ColumnType::uint64: column.add_real(static_cast<double>(value_of<std::uint64_t>(bytes))); break;
        case ColumnType::real32: column.add_real(static_cast<double>(value_of<float>(bytes))); break;
        case ColumnType::real64: column.add_real(value_of<double>(bytes)); break;
        case ColumnType::text:
        case ColumnType::json:
        case ColumnType::date_time: column.add_text(to_nfc(std::string{bytes})); break;
        case ColumnType::binary: column.add_text(hexadecimal(bytes)); break;
    }
}

AttributeType attribute_type(ColumnType type) {
    switch (type) {
        case ColumnType::boolean: return AttributeType::boolean;
        case ColumnType::uint64:  // beyond what an integer column holds
        case ColumnType::real32:
        case ColumnType::real64: return AttributeType::real;
        case ColumnType::json: return AttributeType::json;
        case ColumnType::text:
        case ColumnType::date_time:
        case ColumnType::binary: return AttributeType::text;
        default: return AttributeType::integer;
    }
}

}  // namespace

FlatgeobufOutcome append_flatgeobuf_geometry(std::string_view bytes, std::uint8_t geometry_type,
                                             Crs const& crs, GeometryColumn& column) {
    auto const* const feature = fgb::root_of<fgb::Feature>(bytes.data(), bytes.size());
    if (feature == nullptr) {
        return {Outcome::Kind::refused, false, "its bytes are not sound"};
    }
    if (feature->has_columns()) {
        return {Outcome::Kind::unknown, false, {}};
    }
    fgb::Geometry const* const geometry = feature->geometry();
    if (geometry == nullptr || is_empty(*geometry)) {
        return append_unlocated(column);
    }
    std::uint8_t const type = geometry_type != 0 ? geometry_type : geometry->type();
    if (type == Type::point && geometry->xy()->size() >= 2) {
        return append_plain_point({geometry->xy()->Get(0), geometry->xy()->Get(1)}, crs, column);
    }
    FlatGeometry flat;
    Outcome outcome = Flattener().flatten(*geometry, type, flat);
    if (outcome.kind != Outcome::Kind::appended) {
        return outcome;
    }
    if (flat.parts.empty()) {
        return {Outcome::Kind::refused, false, "its geometry has too few coordinates"};
    }
    for (FlatGeometry::Part const& part : flat.parts) {
        if (auto fault = coordinate_fault(part.vertices, crs)) {
            return {Outcome::Kind::refused, false, std::move(*fault)};
        }
    }
    append(flat, column);
    return outcome;
}

std::vector<AttributeColumn> attribute_columns_of(std::vector<FlatgeobufFile::Column> const& columns) {
    std::vector<AttributeColumn> empty;
    empty.reserve(columns.size());
    for (FlatgeobufFile::Column const& column : columns) {
        empty.emplace_back(column.name, attribute_type(column.type));
    }
    return empty;
}

bool append_flatgeobuf_values(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns,
                              std::vector<AttributeColumn>& values) {
    auto const* const feature = fgb::root_of<fgb::Feature>(bytes.data(), bytes.size());
    std::size_t const row = values.empty() ? 0 : values.front().size();
    bool is_sound = feature != nullptr;
    if (is_sound && feature->properties() != nullptr) {
        auto const& properties = *feature->properties();
        std::string_view const text{reinterpret_cast<char const*>(properties.data()), properties.size()};
        is_sound = PropertyReader(text, columns).read([&](std::size_t column, std::string_view value) {
            if (values[column].size() == row) {  // of two values the first counts
                add_value(columns[column].type, value, values[column]);
            }
        });
    }
    for (AttributeColumn& column : values) {
        if (column.size() == row) {
            column.add_null();
        }
    }
    return is_sound;
}

}  // namespace gatepost
