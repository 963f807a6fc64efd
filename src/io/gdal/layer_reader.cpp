#include "io/gdal/layer_reader.hpp"

#include "base/error.hpp"
#include "geo/projected_box.hpp"
#include "io/crs_member.hpp"
#include "io/feature_check.hpp"
#include "io/gdal/ogr_attributes.hpp"
#include "io/gdal/ogr_geometry.hpp"
#include "io/gdal/open_source.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace gatepost {

LayerReader::LayerReader(GdalRequest const& request, GDALDataset& dataset, OGRLayer& layer,
                         std::optional<Crs> const& crs, GdalErrors& errors)
    : m_request(request),
      m_layer(layer),
      m_errors(errors),
      m_kml(KmlColumns::of(dataset)),
      m_is_json(is_json_source(request)) {
    m_table.name = layer.GetName();
    m_table.source_crs = crs ? *crs : crs_of_layer();
    m_table.attributes = columns_of(layer);
}

LayerTable LayerReader::read(std::function<void(float)> const& progress) {
    GIntBig const announced = m_layer.GetFeatureCount(FALSE);
    read_sparingly(announced);
    m_complaints.add(m_errors.take());
    read_features(announced, progress);
    if (m_table.part && m_table.part->found <= m_request.options.most_rows) {
        m_table.part->found = m_read;  // exact: all were read; an index counts boxes, a little too wide
    }
    tell_of_missing(announced);
    m_complaints.tell(m_request.shown_name, m_table.report);
    LoadReport& report = m_table.report;
    bool const has_nothing = report.skipped == m_read && (m_read > 0 || report.doubtful);
    if (has_nothing && !report.lines.empty()) {
        throw Error(report.as_failure());
    }
    report.source = m_request.shown_name;
    finish_attributes();
    return {std::move(m_table), m_leaves_attributes ? std::move(m_ids) : std::vector<std::int64_t>{},
            m_layer.GetName()};
}

void LayerReader::read_features(GIntBig announced, std::function<void(float)> const& progress) {
    constexpr std::size_t features_a_report = 256;
    auto const expected = static_cast<float>(std::max<GIntBig>(announced, 1));
    for (auto const& feature : m_layer) {
        if (m_table.part && m_read == m_request.options.most_rows) {
            return;
        }
        add(*feature, ++m_read);
        if (m_read % features_a_report == 0) {
            progress(static_cast<float>(m_read) / expected);
        }
    }
    // GDAL stops in the same way at the end of a layer and at a fault in its middle; only the complaint tells
    // them apart.
    auto const complaints = m_errors.take();
    auto const failure = std::find_if(complaints.begin(), complaints.end(),
                                      [](GdalComplaint const& one) { return one.level >= CE_Failure; });
    if (failure == complaints.end()) {
        m_complaints.add(complaints);
    } else if (m_read == 0) {
        throw fmt_error("{}: {}", m_request.shown_name, in_words(*failure));
    } else {
        doubt(fmt::format("reading broke off behind feature {}: {}", m_read, in_words(*failure)));
    }
}

Crs LayerReader::crs_of_layer() {
    OGRSpatialReference const* const srs = m_layer.GetSpatialRef();
    if (srs == nullptr) {
        return Crs::wgs84();
    }
    if (srs->EPSGTreatsAsLatLong() != 0 || srs->IsGeographic() != 0) {
        char const* const code = srs->GetAuthorityCode(nullptr);
        if (code != nullptr && std::string_view{code} == "4326") {
            return Crs::wgs84();
        }
    }
    char* wkt = nullptr;
    constexpr std::array<char const*, 2> options_wkt2{"FORMAT=WKT2_2019", nullptr};
    srs->exportToWkt(&wkt, options_wkt2.data());
    std::string const text = wkt != nullptr ? wkt : "";
    CPLFree(wkt);
    try {
        return Crs::parse(text);
    } catch (Error const&) {
        ChosenCrs chosen = unknown_crs(m_request.shown_name, m_request.options, srs->GetName());
        m_table.report.doubtful = chosen.is_doubtful;
        m_table.report.add(chosen.message);
        return std::move(chosen.crs);
    }
}

void LayerReader::add(OGRFeature const& feature, std::size_t number) {
    OGRGeometry const* const geometry = feature.GetGeometryRef();
    if (m_errors.has_any()) {
        if (auto const fault = fault_of_reading(geometry)) {
            refuse(number, *fault);
            return;
        }
    }
    if (m_leaves_attributes && add_plain_point(geometry, feature.GetFID())) {
        return;
    }
    FlatGeometry const flat = geometry != nullptr ? flatten(*geometry) : FlatGeometry{};
    // GDAL numbers features from 0 if the text has no numeric ids.
    m_has_ids = m_has_ids || feature.GetFID() != static_cast<GIntBig>(number) - 1;
    if (auto const fault = fault_of(geometry, flat, number)) {
        refuse(number, *fault);
        return;
    }
    if (flat.is_partial) {
        doubt(fmt::format("feature {}: parts of its geometry have too few coordinates; left out", number));
    }
    append(flat, m_table.geometry);
    m_ids.push_back(feature.GetFID());
    if (!m_leaves_attributes) {
        add_values(feature, m_table.attributes.values());
    }
    if (m_kml) {
        m_kml->add(feature);
    }
}

/// Large layers of formats with an index are read without attributes, and, if there is a view, only near it.
void LayerReader::read_sparingly(GIntBig features) {
    constexpr GIntBig many = 50'000;
    bool const has_geometry = m_layer.GetGeomType() != wkbNone;  // if not, columns may hold the coordinates
    if (features < many || m_is_json || m_kml || !has_geometry) {
        return;
    }
    bool const is_large = static_cast<std::uint64_t>(features) > m_request.options.most_rows;
    if ((m_request.options.view_lonlat || is_large) && m_layer.TestCapability(OLCFastSpatialFilter) != 0) {
        read_part(features);
    }
    if (m_layer.TestCapability(OLCRandomRead) != 0 && m_layer.TestCapability(OLCIgnoreFields) != 0) {
        std::vector<char const*> fields;
        fields.reserve(static_cast<std::size_t>(m_layer.GetLayerDefn()->GetFieldCount()) + 1);
        for (int i = 0; i < m_layer.GetLayerDefn()->GetFieldCount(); ++i) {
            fields.push_back(m_layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
        }
        fields.push_back(nullptr);
        m_layer.SetIgnoredFields(const_cast<char const**>(fields.data()));
        m_leaves_attributes = true;
        m_table.attributes.clear();
    }
}

/// Restricts the reading to the view, if there is one, and to every k-th feature number if there are too
/// many.
void LayerReader::read_part(GIntBig features) {
    SourceOptions const& options = m_request.options;
    TablePart part{options.view_lonlat.value_or(whole_world_lonlat), 0, static_cast<std::uint64_t>(features),
                   options.view_lonlat.value_or(whole_world_lonlat), m_layer.GetName()};
    OGREnvelope extent;
    if (m_layer.GetExtent(&extent, FALSE) == OGRERR_NONE) {
        part.source_lonlat = projected_box({extent.MinX, extent.MinY, extent.MaxX, extent.MaxY},
                                           Transformer(m_table.source_crs, Crs::wgs84()));
    }
    part.found = part.in_source;
    if (options.view_lonlat) {
        Box const box = projected_box(*options.view_lonlat, Transformer(Crs::wgs84(), m_table.source_crs));
        m_layer.SetSpatialFilterRect(box.min_x, box.min_y, box.max_x, box.max_y);
        part.found = static_cast<std::uint64_t>(std::max<GIntBig>(m_layer.GetFeatureCount(TRUE), 0));
    }
    std::string const id = m_layer.GetFIDColumn();
    if (part.found > options.most_rows && !id.empty()) {
        std::uint64_t const step = (part.found + options.most_rows - 1) / options.most_rows;
        m_layer.SetAttributeFilter(fmt::format("\"{}\" % {} = 0", id, step).c_str());
    }
    m_table.part = part;
}

/// Handles the most common case, a plain point, on a fast path.
bool LayerReader::add_plain_point(OGRGeometry const* geometry, GIntBig id) {
    if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbPoint) {
        return false;
    }
    OGRPoint const* const point = geometry->toPoint();
    Point const p{point->getX(), point->getY()};
    if (point->IsEmpty() != 0 || coordinate_fault({&p, 1}, m_table.source_crs)) {
        return false;
    }
    m_table.geometry.add_point(p);
    m_ids.push_back(id);
    return true;
}

/// If a feature arrived without a geometry and GDAL complained, its geometry could not be read: it is not
/// simply unlocated. Other complaints are kept for the end of the layer.
std::optional<std::string> LayerReader::fault_of_reading(OGRGeometry const* geometry) {
    auto const complaints = m_errors.take();
    auto const failure = std::find_if(complaints.begin(), complaints.end(),
                                      [](GdalComplaint const& one) { return one.level >= CE_Failure; });
    if (geometry == nullptr && failure != complaints.end()) {
        return in_words(*failure);
    }
    m_complaints.add(complaints);
    return std::nullopt;
}

std::optional<std::string> LayerReader::fault_of(OGRGeometry const* geometry, FlatGeometry const& flat,
                                                 std::size_t number) {
    if (geometry == nullptr || geometry->IsEmpty() != 0) {
        // An unlocated feature is no error, but GDAL makes it look the same as one whose geometry it could
        // not read.
        if (is_written(number, geometry != nullptr)) {
            return "its geometry cannot be read: coordinates are missing or not numbers";
        }
        return std::nullopt;
    }
    if (flat.is_too_deep) {
        return too_deep_fault();
    }
    if (flat.parts.empty()) {
        return "its geometry has too few coordinates";
    }
    for (FlatGeometry::Part const& part : flat.parts) {
        if (auto fault = coordinate_fault(part.vertices, m_table.source_crs)) {
            return fault;
        }
    }
    return std::nullopt;
}

/// Whether the text has a geometry for the feature. Text that only GDAL accepts as JSON (with NaN in it)
/// cannot be checked: then an empty geometry counts as a broken one, and a missing one as none.
bool LayerReader::is_written(std::size_t number, bool is_empty) {
    if (!m_is_json) {
        return false;
    }
    if (!m_check) {
        m_check = check_geojson(m_request.source);
    }
    return m_check->is_json ? m_check->with_geometry.contains(number) : is_empty;
}

/// Settles what only the whole layer can tell: numeric ids, which GDAL keeps apart from the fields, and
/// fields that mix numbers and words, which GDAL calls JSON although the words are not quoted.
void LayerReader::finish_attributes() {
    for (AttributeColumn& column : m_table.attributes) {
        column.become_text_unless_json();
    }
    if (m_kml) {
        m_kml->finish(m_table.attributes.values());
    }
    if (m_leaves_attributes || !m_is_json || !m_has_ids || m_table.find("id") != nullptr) {
        return;
    }
    AttributeColumn ids("id", AttributeType::integer);
    for (std::int64_t const id : m_ids) {
        ids.add_integer(id);
    }
    m_table.attributes.push_back(std::move(ids));
}

/// Some formats state the number of features in their header. A Shapefile's count includes deleted ones.
void LayerReader::tell_of_missing(GIntBig announced) {
    constexpr std::array<std::string_view, 4> exact{"GPKG", "MapInfo File", "FlatGeobuf", "OpenFileGDB"};
    GDALDataset* const dataset = m_layer.GetDataset();
    GDALDriver* const driver = dataset != nullptr ? dataset->GetDriver() : nullptr;
    std::string_view const name = driver != nullptr ? driver->GetDescription() : "";
    if (!m_table.part && announced > static_cast<GIntBig>(m_read) &&
        std::find(exact.begin(), exact.end(), name) != exact.end()) {
        doubt(fmt::format("{} features were found in it, and it announces {}", m_read, announced));
    }
}

void LayerReader::refuse(std::size_t number, std::string const& reason) {
    ++m_table.report.skipped;
    m_table.report.add(fmt::format("{}: feature {}: {}; left out", m_request.shown_name, number, reason));
}

void LayerReader::doubt(std::string text) {
    m_table.report.doubtful = true;
    m_table.report.add(fmt::format("{}: {}", m_request.shown_name, text));
}

}  // namespace gatepost
