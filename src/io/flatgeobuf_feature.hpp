#pragma once

#include "io/flatgeobuf_file.hpp"
#include "table/attribute_column.hpp"

#include <string_view>
#include <vector>

namespace gatepost {

namespace fgb {
class Feature;
}

/// The columns that the header declares, without values.
[[nodiscard]] std::vector<AttributeColumn> attribute_columns_of(
    std::vector<FlatgeobufFile::Column> const& columns);

/// Whether a feature's properties only name columns of the header, and do not end within a value.
[[nodiscard]] bool has_sound_values(fgb::Feature const& feature,
                                    std::vector<FlatgeobufFile::Column> const& columns);

/// Puts a feature's values into a row of `values`, as far as they are sound. A column for which the feature
/// has no value is not extended: with many columns, most may be empty.
void append_flatgeobuf_values(std::string_view bytes, std::vector<FlatgeobufFile::Column> const& columns,
                              std::size_t row, std::vector<AttributeColumn>& values);

}  // namespace gatepost
