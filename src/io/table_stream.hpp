#pragma once

#include "io/byte_stream.hpp"
#include "table/feature_table.hpp"

#include <span>

namespace gatepost {

/// Writes a table as bytes for another process of the program: geometry, attributes in memory, CRS, report
/// and part. An `attribute_file` is not sent. `assumed` is a CRS that both sides know; a table in that CRS is
/// restored with that very object.
void write_table(ByteWriter& out, FeatureTable const& table, std::optional<Crs> const& assumed);
/// Checks every count against every other, so any input gives either a sound table or a StreamFault.
[[nodiscard]] FeatureTable read_table(ByteReader& in, std::optional<Crs> const& assumed);

void write_columns(ByteWriter& out, std::span<AttributeColumn const> columns);
[[nodiscard]] std::vector<AttributeColumn> read_columns(ByteReader& in);

void write_box(ByteWriter& out, Box const& box);
[[nodiscard]] Box read_box(ByteReader& in);

}  // namespace gatepost
