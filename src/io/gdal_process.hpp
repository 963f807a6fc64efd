#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

#include <memory>

namespace gatepost {

// What needs GDAL (src/io/gdal) is a program of its own, gatepost-gdal, and each source is read by a process
// of its own: a library that crashes, hangs or unpacks a bomb takes neither the window nor the other files
// along, and who reads GeoJSON does not pay for loading GDAL. A cancelled job ends its process at once.

/// Whatever GDAL reads. Same contract as read_source, whose last resort it is.
[[nodiscard]] std::vector<FeatureTable> read_with_gdal(std::string const& source,
                                                       SourceOptions const& options, JobContext const& job);

/// JSON that was spooled from a stream.
[[nodiscard]] std::vector<FeatureTable> read_spooled_with_gdal(InputFile const& file,
                                                               SourceOptions const& options,
                                                               JobContext const& job);

/// What GDAL's file systems know (/vsigzip/…, /vsizip/…) or the web has, as a stream of bytes. Throws Error
/// with the name that a person knows it by.
[[nodiscard]] NextBytes stream_with_gdal(std::string const& source, JobContext const& job);

}  // namespace gatepost
