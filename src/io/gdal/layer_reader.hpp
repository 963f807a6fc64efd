#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/gdal_words.hpp"
#include "io/gdal/kml_columns.hpp"
#include "io/gdal_request.hpp"
#include "io/geojson_check.hpp"
#include "table/feature_table.hpp"

#include <ogrsf_frmts.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

struct FlatGeometry;

/// The result of reading a layer. If its attributes stay in the file, they are found by GDAL's feature
/// numbers.
struct LayerTable {
    FeatureTable table;
    std::vector<std::int64_t> ids_for_attributes;
    std::string layer;
};

/// Copies one OGR layer into a table, feature by feature. Faulty geometries are left out and named in the
/// table's report, along with all that GDAL complains of meanwhile, and a note if fewer features arrived than
/// the file announces.
class LayerReader {
  public:
    /// `crs` is set if the layer's own CRS cannot be trusted. The layer is one of the dataset's.
    LayerReader(GdalRequest const& request, GDALDataset& dataset, OGRLayer& layer,
                std::optional<Crs> const& crs, GdalErrors& errors);

    /// `progress` receives the fraction done. Throws Error if the layer has content but none of it could be
    /// read.
    [[nodiscard]] LayerTable read(std::function<void(float)> const& progress);

  private:
    [[nodiscard]] Crs crs_of_layer();
    void read_features(GIntBig announced, std::function<void(float)> const& progress);
    void add(OGRFeature const& feature, std::size_t number);
    [[nodiscard]] bool add_plain_point(OGRGeometry const* geometry, GIntBig id);
    void read_sparingly(GIntBig features);
    void read_part(GIntBig features);
    [[nodiscard]] std::optional<std::string> fault_of(OGRGeometry const* geometry, FlatGeometry const& flat,
                                                      std::size_t number);
    [[nodiscard]] std::optional<std::string> fault_of_reading(OGRGeometry const* geometry);
    [[nodiscard]] bool is_written(std::size_t number, bool is_empty);
    void finish_attributes();
    void tell_of_missing(GIntBig announced);
    void refuse(std::size_t number, std::string const& reason);
    void doubt(std::string text);

    GdalRequest const& m_request;
    OGRLayer& m_layer;
    GdalErrors& m_errors;
    GdalComplaints m_complaints;
    std::optional<GeojsonCheck> m_check;
    FeatureTable m_table;
    std::optional<KmlColumns> m_kml;  ///< none for other formats
    std::vector<std::int64_t> m_ids;
    std::size_t m_read = 0;
    bool m_is_json;
    bool m_has_ids = false;
    bool m_leaves_attributes = false;
};

}  // namespace gatepost
