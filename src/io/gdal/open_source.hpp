#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/shapefile_index.hpp"
#include "io/gdal_request.hpp"

#include <gdal_priv.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;

/// A source that GDAL has opened, for reading only: nothing is ever written beside it.
struct OpenedSource {
    std::optional<IndexedShapefile> shapefile;  ///< must outlive the dataset
    Dataset dataset;
    bool is_crs_unknown = false;  ///< GDAL did not understand the CRS that the source names
    std::vector<GdalComplaint> complaints;
    std::vector<std::string> doubts;  ///< what is known to be missing, in words
};

/// Whether the source is GeoJSON or a relative of it.
[[nodiscard]] bool is_json_source(GdalRequest const& request);

/// Opens the requested source. Throws Error with the reason in words.
[[nodiscard]] OpenedSource open_source(GdalRequest const& request, GdalErrors& errors);

/// A name for GDAL's file functions; a web address is then read whole, in one go.
[[nodiscard]] std::string streamed_name(std::string const& source);

/// Why a web address cannot be read, as GDAL words it; empty if it can.
[[nodiscard]] std::string failure_of_web(std::string const& address);

/// Configures GDAL and the libraries it uses. Call it once, before anything else.
void set_up_gdal();

}  // namespace gatepost
