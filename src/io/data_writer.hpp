#pragma once

#include "base/job.hpp"
#include "io/data_format.hpp"
#include "io/export_layer.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// What was written.
struct DataWritten {
    std::vector<ExportLosses> losses;  ///< of each layer
    std::string credits_path;  ///< of a file with the credits beside one whose format has no place for them
    std::string foreign_path;  ///< of a file that stands where credits would, and is not of this program
};

/// Writes layers to a file, whole or not at all, in the given format. GeoJSON, CSV and KML are written here,
/// in lon/lat on WGS 84; FlatGeobuf and GeoPackage by GDAL's process, in the CRS that a layer was read in.
/// Formats of one layer get one. A few thousand features are in memory at a time. The job's progress runs
/// from 0 to 1. Throws Error naming the file, and when the job is cancelled: nothing is left behind then.
[[nodiscard]] DataWritten write_data(std::filesystem::path const& path, DataFormat format,
                                     std::span<ExportLayer const> layers, JobContext const& job);

/// Where credits stand beside a file.
[[nodiscard]] std::filesystem::path credits_path_of(std::filesystem::path const& path);

}  // namespace gatepost
