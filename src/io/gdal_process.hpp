#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"
#include "io/source_options.hpp"
#include "table/feature_table.hpp"

#include <memory>

namespace gatepost {

// The code that needs GDAL (src/io/gdal) is a separate program, gatepost-gdal, and each source is read by its
// own process. So a library that crashes, hangs or unpacks a bomb harms neither the window nor the other
// files, and nobody who reads GeoJSON pays for loading GDAL. A cancelled job ends its process at once.

/// Reads any source that GDAL supports. Same contract as read_source, whose last resort this is.
[[nodiscard]] std::vector<FeatureTable> read_with_gdal(std::string const& source,
                                                       SourceOptions const& options, JobContext const& job);

/// JSON that was spooled from a stream.
[[nodiscard]] std::vector<FeatureTable> read_spooled_with_gdal(InputFile const& file,
                                                               SourceOptions const& options,
                                                               JobContext const& job);

/// Streams the bytes of a file on the web or in one of GDAL's file systems (/vsigzip/…, /vsizip/…). Throws
/// Error with the name that a person knows the file by.
[[nodiscard]] NextBytes stream_with_gdal(std::string const& source, JobContext const& job);

}  // namespace gatepost
