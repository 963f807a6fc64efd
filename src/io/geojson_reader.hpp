#pragma once

#include "base/input_file.hpp"
#include "io/source.hpp"

#include <memory>
#include <optional>

namespace gatepost {

/// Reads GeoJSON at memory speed: the file is cut where features begin, windows of it are parsed on all free
/// workers straight into columns, and attributes of large files stay where they are. Needs memory for the
/// columns and a window a worker, whatever the file's size. Broken text gives the features before the break.
/// What is none of the usual forms is left to GDAL, with a reason where a person should know of it. Same
/// contract as read_source otherwise.
struct GeojsonReading {
    std::optional<FeatureTable> table;
    std::string why_not;  ///< empty where the text is simply something else
};
[[nodiscard]] GeojsonReading read_geojson(std::shared_ptr<InputFile const> const& file,
                                          SourceOptions const& options, JobContext const& job);
/// A preview: the features of some windows from all over the file, in a fraction of a second whatever its
/// size. Nothing where a window cannot be read by itself, or where the file is no sequence of features.
[[nodiscard]] std::optional<FeatureTable> sample_geojson(std::shared_ptr<InputFile const> const& file,
                                                         SourceOptions const& options, JobContext const& job);

}  // namespace gatepost
