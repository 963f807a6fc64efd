#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"
#include "io/source_options.hpp"
#include "table/feature_table.hpp"

#include <memory>
#include <optional>

namespace gatepost {

/// The result of read_geojson, which reads GeoJSON at memory speed: it cuts the file where features begin,
/// and parses windows of it on all free workers straight into columns. The attributes of large files stay in
/// the file. It needs memory for the columns and one window per worker, whatever the file's size. From a
/// broken text, the features before the break are read. A text in none of the usual forms is left to GDAL,
/// with a reason if a person should know. Otherwise the contract is that of read_source.
struct GeojsonReading {
    std::optional<FeatureTable> table;
    std::string why_not;  ///< empty if the text is simply something else
};
[[nodiscard]] GeojsonReading read_geojson(std::shared_ptr<InputFile const> const& file,
                                          SourceOptions const& options, JobContext const& job);
/// A preview: the features of some windows from all over the file, in a fraction of a second whatever its
/// size. Nothing where a window cannot be read by itself, or where the file is no sequence of features.
[[nodiscard]] std::optional<FeatureTable> sample_geojson(std::shared_ptr<InputFile const> const& file,
                                                         SourceOptions const& options, JobContext const& job);

}  // namespace gatepost
