#pragma once

#include "io/flatgeobuf_file.hpp"
#include "table/attribute_column.hpp"

#include <string_view>
#include <vector>

namespace gatepost {

namespace fgb {
class Feature;
}

/// The header's columns, empty.
[[nodiscard]] std::vector<AttributeColumn> attribute_columns_of(
    std::vector<FlatgeobufFile::Column> const& columns);

/// Whether a feature's properties name columns of the header and end where a value does.
[[nodiscard]] bool has_sound_values(fgb::Feature const& feature,
                                    std::vector<FlatgeobufFile::Column> const& columns);

/// Puts a feature's values into a row of `values`, up to where they are not sound. Columns for which it has
/// none stay as short as they are: of many columns most may be empty.
void append_flatgeobuf_values(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns,
                              std::size_t row, std::vector<AttributeColumn>& values);

}  // namespace gatepost
