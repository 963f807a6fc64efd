#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/gdal_words.hpp"
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

/// What a layer became. Attributes that were left in the file are known by GDAL's numbers of the features.
struct LayerTable {
    FeatureTable table;
    std::vector<std::int64_t> ids_for_attributes;
    std::string layer;
};

/// Copies one OGR layer into a table, feature by feature. Faulty geometries are left out and named; whatever
/// GDAL complains of meanwhile is in the table's report, and so is that fewer features came than the file
/// announces.
class LayerReader {
  public:
    /// `crs` is set where the layer's own is not to be believed.
    LayerReader(GdalRequest const& request, OGRLayer& layer, std::optional<Crs> const& crs,
                GdalErrors& errors);

    /// `progress` gets how much is done. Throws Error where nothing could be read of what is there.
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
    std::vector<std::int64_t> m_ids;
    std::size_t m_read = 0;
    bool m_is_json;
    bool m_has_ids = false;
    bool m_leaves_attributes = false;
};

}  // namespace gatepost
