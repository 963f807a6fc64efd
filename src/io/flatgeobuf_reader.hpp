#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

#include <memory>
#include <optional>

namespace gatepost {

/// Reads a FlatGeobuf file on all workers: whole, or by its index only what lies in `options.view_lonlat`
/// where it has many features. Attributes of large files stay in the file. Nothing if it holds what this
/// reader does not take (curves, fields that change from feature to feature): then it is GDAL's. A file that
/// is damaged or lies gives what is sound in it, with a report; throws Error, naming the file, where that is
/// nothing.
[[nodiscard]] std::optional<FeatureTable> read_flatgeobuf(std::shared_ptr<InputFile const> const& file,
                                                          SourceOptions const& options,
                                                          JobContext const& job);

}  // namespace gatepost
