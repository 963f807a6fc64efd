#pragma once

#include "app/open_map.hpp"
#include "base/error.hpp"
#include "io/data_writer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Which features of the map are to be written to which file.
struct ExportRequest {
    std::string path;  ///< its ending says in which format
    /// Nothing: those that a person added, or else all that are shown but for the background.
    std::vector<LayerId> layers;
    /// The one feature that is wanted; of no other layer then.
    std::optional<FeatureRef> selection;
    /// Only features that meet a box, whole: in degrees, its west beyond its east across 180°, or in the map
    /// CRS.
    std::optional<Box> box_lonlat;
    std::optional<Box> box_world;
};

/// What a request comes to: all that writing needs, so that a job can do it while the map changes.
struct DataExport {
    std::string path;
    DataFormat format = DataFormat::geojson;
    std::vector<ExportLayer> layers;
    std::vector<std::string> doubts;  ///< what will be missing before anything is written, a line each
};

/// A request that nobody can fulfil as it stands: an unknown ending, several layers for a format of one.
class BadExport : public Error {
  public:
    using Error::Error;
};

/// On the thread of the map. Throws BadExport. O(features), and where features in degrees are wanted, their
/// transformation.
[[nodiscard]] DataExport plan_export(OpenMap& map, ExportRequest const& request, JobContext const& job);

/// What an export came to, for a person.
struct ExportDone {
    std::vector<std::string> lost;  ///< a line for each thing that the file does not hold
    std::string credits_path;       ///< of the file with the credits of a CSV; else empty
};

/// Writes the file, whole or not at all. In a job. Throws Error that names it.
[[nodiscard]] ExportDone write_export(DataExport const& planned, JobContext const& job);

/// Both at once.
[[nodiscard]] ExportDone export_data(OpenMap& map, ExportRequest const& request, JobContext const& job);

}  // namespace gatepost
