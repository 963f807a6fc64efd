#pragma once

#include <string>

namespace gatepost {

/// Whether the texts of a Shapefile or a dBase file are to come as the bytes that stand there (GDAL's open
/// option ENCODING, empty): where no .cpg file says the encoding, or a person has named it. The mark in the
/// .dbf itself is believed only where it names an encoding of one country: "ANSI" is what programs write that
/// do not know.
[[nodiscard]] bool wants_raw_text(std::string const& source, std::string const& said_encoding);

}  // namespace gatepost
