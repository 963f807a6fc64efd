#pragma once

#include "io/byte_stream.hpp"
#include "table/feature_table.hpp"

#include <span>

namespace gatepost {

/// A table as bytes, from one process of the program to another: geometry, attributes in memory, CRS, report
/// and part. An `attribute_file` stays behind. `assumed` is a CRS that both sides know: a table in it gets
/// that very one back.
void write_table(ByteWriter& out, FeatureTable const& table, std::optional<Crs> const& assumed);
/// Every count is checked against every other, so whatever comes is a table or a StreamFault.
[[nodiscard]] FeatureTable read_table(ByteReader& in, std::optional<Crs> const& assumed);

void write_columns(ByteWriter& out, std::span<AttributeColumn const> columns);
[[nodiscard]] std::vector<AttributeColumn> read_columns(ByteReader& in);

void write_box(ByteWriter& out, Box const& box);
[[nodiscard]] Box read_box(ByteReader& in);

}  // namespace gatepost
