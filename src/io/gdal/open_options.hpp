#pragma once

#include <string>

namespace gatepost {

/// Whether GDAL should pass on the texts of a Shapefile or dBase file as raw bytes (its open option ENCODING,
/// left empty): if a person named the encoding, or neither a .cpg file nor a mark in the .dbf does. That mark
/// is trusted only if it names an encoding of one country: programs that do not know the encoding write
/// "ANSI".
[[nodiscard]] bool wants_raw_text(std::string const& source, std::string const& said_encoding);

}  // namespace gatepost
