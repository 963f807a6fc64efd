#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

#include <memory>
#include <optional>

namespace gatepost {

/// Reads a FlatGeobuf file on all workers. A file with many features and an index is read only within
/// `options.view_lonlat`, any other as a whole. The attributes of large files stay in the file. Nothing if
/// the file contains what this reader does not support (curves, columns that change from feature to feature):
/// GDAL reads it then. Of a file that is damaged or contradicts itself, the sound part is read and the report
/// says what is missing. Throws Error, naming the file, if no part is sound.
[[nodiscard]] std::optional<FeatureTable> read_flatgeobuf(std::shared_ptr<InputFile const> const& file,
                                                          SourceOptions const& options,
                                                          JobContext const& job);

}  // namespace gatepost
