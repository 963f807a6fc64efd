#pragma once

#include "base/job.hpp"
#include "io/source_options.hpp"
#include "table/feature_table.hpp"

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Reads one file, datasource or stdin ("-") into tables, one a layer: GeoJSON and FlatGeobuf by our own
/// readers, all else by GDAL. Bad features are left out, counted and named in the table's report; what cannot
/// be read at all throws Error with one line that names the file, the reason and the place. Runs in a job;
/// GDAL's dataset lives and dies inside.
[[nodiscard]] std::vector<FeatureTable> read_source(std::string const& source, SourceOptions const& options,
                                                    JobContext const& job);

/// Whether reading a source may wait for something else than this machine's processors and disk: a pipe,
/// another process, the network. False only for local files that our own readers take.
[[nodiscard]] bool may_wait(std::string const& source);

/// A preview of a file that takes a while to read: some of its features, from all over it, in a tenth of a
/// second. Nothing if the whole file is read as fast, or if there can be no preview; reading the whole file
/// will say why.
[[nodiscard]] std::optional<FeatureTable> sample_source(std::string const& source,
                                                        SourceOptions const& options, JobContext const& job);

/// GeoJSON from a stream (standard input, a pipe). `name` is what messages call it.
[[nodiscard]] std::vector<FeatureTable> read_stream(std::FILE* stream, std::string const& name,
                                                    SourceOptions const& options, JobContext const& job);

/// The files that an argument stands for: itself, or the layers of a folder. Throws Error for what is not
/// there.
[[nodiscard]] std::vector<std::string> expand_source(std::string const& argument);

}  // namespace gatepost
