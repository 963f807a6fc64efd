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

/// A source as GDAL has it open, only for reading: nothing is ever written beside it.
struct OpenedSource {
    std::optional<IndexedShapefile> shapefile;  ///< must outlive the dataset
    Dataset dataset;
    bool is_crs_unknown = false;  ///< GDAL did not understand what it says of its CRS
    std::vector<GdalComplaint> complaints;
    std::vector<std::string> doubts;  ///< what is known to be missing, in words
};

/// Whether the source is GeoJSON or a relative of it.
[[nodiscard]] bool is_json_source(GdalRequest const& request);

/// Opens what is asked for. Throws Error with the reason in words.
[[nodiscard]] OpenedSource open_source(GdalRequest const& request, GdalErrors& errors);

/// A name for GDAL's file functions: an address of the web is read whole, in one go.
[[nodiscard]] std::string streamed_name(std::string const& source);

/// Why an address of the web cannot be read, as GDAL has it; empty where it can.
[[nodiscard]] std::string failure_of_web(std::string const& address);

/// What the libraries are to do and not to do, once, before anything else.
void set_up_gdal();

}  // namespace gatepost
