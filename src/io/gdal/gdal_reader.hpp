#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

namespace gatepost {

/// Reads whatever GDAL reads. Same contract as read_source, whose last resort it is.
[[nodiscard]] std::vector<FeatureTable> read_with_gdal(std::string const& source,
                                                       SourceOptions const& options, JobContext const& job);

/// JSON that was spooled from a stream.
[[nodiscard]] std::vector<FeatureTable> read_spooled_with_gdal(InputFile const& file,
                                                               SourceOptions const& options,
                                                               JobContext const& job);

}  // namespace gatepost
