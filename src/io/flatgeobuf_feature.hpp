#pragma once

#include "geo/crs.hpp"
#include "io/flatgeobuf_file.hpp"
#include "map/attribute_column.hpp"
#include "map/geometry_column.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What became of a feature's geometry.
struct FlatgeobufOutcome {
    enum class Kind {
        appended,  ///< as one feature, unlocated where it has no geometry
        refused,   ///< with a reason
        unknown    ///< a kind of geometry or of table that this reader does not take
    };
    Kind kind = Kind::appended;
    bool is_partial = false;  ///< lines or rings of too few vertices were left out
    std::string reason;
};

/// Appends the geometry of a feature to a column. `bytes` are the feature's with its length before them;
/// `geometry_type` is the header's.
[[nodiscard]] FlatgeobufOutcome append_flatgeobuf_geometry(std::string_view bytes, std::uint8_t geometry_type,
                                                           Crs const& crs, GeometryColumn& column);

/// The header's columns, empty.
[[nodiscard]] std::vector<AttributeColumn> attribute_columns_of(
    std::vector<FlatgeobufFile::Column> const& columns);

/// Appends a feature's values to them; false where its bytes are not sound, with nulls appended.
bool append_flatgeobuf_values(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns,
                              std::vector<AttributeColumn>& values);

}  // namespace gatepost
