#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

#include <memory>

namespace gatepost {

/// The part of io that needs GDAL (src/io/gdal), as a shared library of its own: GDAL and the hundred
/// libraries behind it would cost every start a tenth of a second, and GeoJSON is read without it.
struct GdalLibrary {
    /// Whatever GDAL reads; same contract as read_source.
    std::vector<FeatureTable> (*read)(std::string const& source, SourceOptions const& options,
                                      JobContext const& job);
    /// JSON that was spooled from a stream.
    std::vector<FeatureTable> (*read_spooled)(InputFile const& file, SourceOptions const& options,
                                              JobContext const& job);
    /// Copies a file of GDAL's own file system (compressed, in an archive) to one that is ours.
    std::shared_ptr<InputFile const> (*spool)(std::string const& vsi_name, std::string const& shown_name,
                                              JobContext const& job);
};

/// Loads the library when first asked. Any thread. Throws Error where it is missing.
[[nodiscard]] GdalLibrary const& gdal_library();

}  // namespace gatepost
