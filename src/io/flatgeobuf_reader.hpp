#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"
#include "io/source_options.hpp"
#include "table/feature_table.hpp"

#include <memory>
#include <optional>

namespace gatepost {

/// Reads a FlatGeobuf file on all workers: whole, or, if it has an index and many features, only what lies in
/// `options.view_lonlat`. The attributes of large files stay in the file. Nothing if the file contains what
/// this reader does not support (curves, columns that change from feature to feature): then GDAL has to read
/// it. Of a file that is damaged or contradicts itself, the sound part is read, with a report. Throws Error,
/// naming the file, if no part is sound.
[[nodiscard]] std::optional<FeatureTable> read_flatgeobuf(std::shared_ptr<InputFile const> const& file,
                                                          SourceOptions const& options,
                                                          JobContext const& job);

}  // namespace gatepost
