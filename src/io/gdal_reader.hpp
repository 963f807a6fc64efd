#pragma once

#include "io/source.hpp"

namespace gatepost {

/// Reads whatever GDAL reads. Same contract as read_source, whose last resort it is.
[[nodiscard]] std::vector<FeatureTable> read_with_gdal(std::string const& source, SourceOptions const& options,
                                                       JobContext const& job);

/// GeoJSON from standard input, held in memory.
[[nodiscard]] std::vector<FeatureTable> read_stdin_with_gdal(SourceOptions const& options, JobContext const& job);

}  // namespace gatepost
