#pragma once

#include "io/source.hpp"

#include <cstdio>

namespace gatepost {

/// Reads whatever GDAL reads. Same contract as read_source, whose last resort it is.
[[nodiscard]] std::vector<FeatureTable> read_with_gdal(std::string const& source,
                                                       SourceOptions const& options, JobContext const& job);

/// GeoJSON from a stream (standard input, a pipe), held in memory. `name` is what messages call it.
[[nodiscard]] std::vector<FeatureTable> read_stream_with_gdal(std::FILE* stream, std::string const& name,
                                                              SourceOptions const& options,
                                                              JobContext const& job);

}  // namespace gatepost
