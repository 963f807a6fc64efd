#include "io/gdal/gdal_reader.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/crs_member.hpp"
#include "io/feature_check.hpp"
#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/ogr_attributes.hpp"
#include "io/gdal/ogr_geometry.hpp"
#include "io/gdal/open_options.hpp"
#include "io/geojson_check.hpp"
#include "map/viewport.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;

constexpr std::size_t max_named_faults = 5;

/// Copies one OGR layer into a table, feature by feature; faulty geometries are left out and named.
class LayerReader {
  public:
    /// `geojson_path` names the text for a second look at features without geometry; empty for other formats.
    LayerReader(std::string source, std::string geojson_path, OGRLayer& layer, std::optional<Crs> const& crs)
        : m_source(std::move(source)), m_geojson_path(std::move(geojson_path)), m_layer(layer) {
        m_table.name = layer.GetName();
        m_table.source_crs = crs ? *crs : crs_of_layer();
        m_table.attributes = columns_of(layer);
    }

    FeatureTable read(SourceOptions const& options, JobContext const& job) {
        m_encoding = options.encoding;
        GIntBig const count = m_layer.GetFeatureCount(FALSE);
        read_sparingly(options, count);
        auto const expected = static_cast<float>(std::max<GIntBig>(count, 1));
        std::size_t number = 0;
        for (auto const& feature : m_layer) {
            if (job.stop.stop_requested()) {
                throw fmt_error("{}: cancelled", m_source);
            }
            if (m_table.part && number == options.most_rows) {
                break;
            }
            add(*feature, ++number);
            if (number % 256 == 0) {
                job.report(static_cast<float>(number) / expected);
            }
        }
        if (m_table.part && m_table.part->found <= options.most_rows) {
            m_table.part->found = number;  // all that was there; an index counts boxes, a little too wide
        }
        summarise(number);
        finish_attributes();
        return std::move(m_table);
    }

  private:
    Crs crs_of_layer() {
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
        return Crs::parse(text);
    }

    void add(OGRFeature const& feature, std::size_t number) {
        OGRGeometry const* const geometry = feature.GetGeometryRef();
        if (m_leaves_attributes && add_plain_point(geometry, feature.GetFID())) {
            return;
        }
        FlatGeometry const flat = geometry != nullptr ? flatten(*geometry) : FlatGeometry{};
        // GDAL counts from 0 where the text has no numbers as ids.
        m_has_ids = m_has_ids || feature.GetFID() != static_cast<GIntBig>(number) - 1;
        if (auto const fault = fault_of(geometry, flat, number)) {
            refuse(number, *fault);
            return;
        }
        if (flat.is_partial && ++m_partial <= max_named_faults) {
            m_table.report.doubtful = true;
            note(fmt::format("{}: feature {}: parts of its geometry have too few coordinates; left out",
                             m_source, number));
        }
        append(flat, m_table.geometry);
        m_ids.push_back(feature.GetFID());
        add_values(feature, m_table.attributes.values());
    }

    /// Large layers of formats with an index are read without attributes, and only near the view where there
    /// is one.
    void read_sparingly(SourceOptions const& options, GIntBig features) {
        constexpr GIntBig many = 50'000;
        bool const has_geometry = m_layer.GetGeomType() != wkbNone;  // else columns may say where the rows are
        if (features < many || !m_geojson_path.empty() || !has_geometry) {
            return;
        }
        bool const is_large = static_cast<std::uint64_t>(features) > options.most_rows;
        if ((options.view_lonlat || is_large) && m_layer.TestCapability(OLCFastSpatialFilter) != 0) {
            read_part(options, features);
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

    /// Only near the view where there is one; of too many every k-th, by their numbers.
    void read_part(SourceOptions const& options, GIntBig features) {
        TablePart part{options.view_lonlat.value_or(whole_world_lonlat), 0,
                       static_cast<std::uint64_t>(features), options.view_lonlat.value_or(whole_world_lonlat),
                       m_layer.GetName()};
        OGREnvelope extent;
        if (m_layer.GetExtent(&extent, FALSE) == OGRERR_NONE) {
            part.source_lonlat = world_from_lonlat_box({extent.MinX, extent.MinY, extent.MaxX, extent.MaxY},
                                                       Transformer(m_table.source_crs, Crs::wgs84()));
        }
        part.found = part.in_source;
        if (options.view_lonlat) {
            Box const box =
                world_from_lonlat_box(*options.view_lonlat, Transformer(Crs::wgs84(), m_table.source_crs));
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

    /// The common case without its detours.
    bool add_plain_point(OGRGeometry const* geometry, GIntBig id) {
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

    std::optional<std::string> fault_of(OGRGeometry const* geometry, FlatGeometry const& flat,
                                        std::size_t number) {
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            // An unlocated feature is no error; a geometry that GDAL could not read looks the same to it.
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

    /// Whether the text has a geometry for the feature. Text that is JSON for GDAL alone (with NaN in it)
    /// cannot be asked: then an empty geometry counts as a broken one, a missing one as none.
    bool is_written(std::size_t number, bool is_empty) {
        if (m_geojson_path.empty()) {
            return false;
        }
        if (!m_check) {
            m_check = check_geojson(m_geojson_path);
        }
        return m_check->is_json ? m_check->with_geometry.contains(number) : is_empty;
    }

    /// What only the whole layer tells: numbers as ids, which GDAL keeps apart from the fields, and fields of
    /// numbers and words, which it calls JSON although the words stand there without quotes.
    void finish_attributes() {
        if (m_leaves_attributes) {
            m_table.attribute_file =
                std::make_shared<OgrAttributes const>(m_source, m_layer.GetName(), std::move(m_ids), m_encoding);
            return;
        }
        for (AttributeColumn& column : m_table.attributes) {
            column.become_text_unless_json();
        }
        if (m_geojson_path.empty() || !m_has_ids || m_table.find("id") != nullptr) {
            return;
        }
        AttributeColumn ids("id", AttributeType::integer);
        for (GIntBig const id : m_ids) {
            ids.add_integer(id);
        }
        m_table.attributes.push_back(std::move(ids));
    }

    void refuse(std::size_t number, std::string const& reason) {
        ++m_table.report.skipped;
        if (m_table.report.skipped <= max_named_faults) {
            note(fmt::format("{}: feature {}: {}; left out", m_source, number, reason));
        }
    }
    void note(std::string text) { m_table.report.messages.push_back(std::move(text)); }

    void summarise(std::size_t read) {
        std::size_t const skipped = m_table.report.skipped;
        if (skipped > max_named_faults) {
            note(fmt::format("{}: {} of {} features in all were left out", m_source, skipped, read));
        }
        if (read > 0 && skipped == read) {
            throw fmt_error("{}", m_table.report.messages.front());
        }
    }

    std::string m_source;
    std::string m_geojson_path;
    std::string m_encoding;  // that a person named
    std::optional<GeojsonCheck> m_check;
    OGRLayer& m_layer;
    FeatureTable m_table;
    std::vector<GIntBig> m_ids;
    bool m_has_ids = false;
    bool m_leaves_attributes = false;
    std::size_t m_partial = 0;
};

/// What GDAL said, for people: GeoJSON's line and character as they are, else its first sentence.
Error cannot_open(std::string const& source, std::string const& shown_name, bool is_geojson,
                  GdalErrors const& errors) {
    for (std::string const& message : errors.messages()) {
        if (message.find("line ") != std::string::npos || message.find("offset") != std::string::npos) {
            return fmt_error("{}: broken off or not valid JSON: {}", shown_name, message);
        }
    }
    if (is_geojson) {
        return check_geojson(source).is_json
                   ? fmt_error("{}: JSON, but not GeoJSON: no FeatureCollection, Feature or geometry in it",
                               shown_name)
                   : fmt_error("{}: not valid JSON", shown_name);
    }
    return errors.messages().empty()
               ? fmt_error("{}: no format that can be read is recognised in it", shown_name)
               : fmt_error("{}: {}", shown_name, errors.messages().front());
}

Dataset open(std::string const& source, bool is_geojson, std::string const& encoding) {
    constexpr std::array<char const*, 5> geojson_drivers{"GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON",
                                                         nullptr};
    constexpr std::array<char const*, 2> geojson_options{"DATE_AS_STRING=YES", nullptr};
    RawTextOptions const raw_text(source, encoding);
    return Dataset{GDALDataset::Open(source.c_str(),
                                     GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                     is_geojson ? geojson_drivers.data() : nullptr,
                                     is_geojson ? geojson_options.data() : raw_text.list(), nullptr)};
}

/// GDAL reads an unknown `crs` member as WGS 84 and only says so in passing.
bool complains_of_crs(GdalErrors const& errors) {
    auto const& messages = errors.messages();
    return std::any_of(messages.begin(), messages.end(), [](std::string const& message) {
        return message.find("PROJ") != std::string::npos || message.find("crs") != std::string::npos ||
               message.find("SRS") != std::string::npos;
    });
}

std::vector<FeatureTable> read_dataset(std::string const& source, std::string const& shown_name,
                                       bool is_geojson, SourceOptions const& options, JobContext const& job) {
    GdalErrors errors;
    Dataset const dataset = open(source, is_geojson, options.encoding);
    if (!dataset) {
        throw cannot_open(source, shown_name, is_geojson, errors);
    }
    bool const crs_unknown = complains_of_crs(errors);
    std::vector<FeatureTable> tables;
    for (OGRLayer* const layer : dataset->GetLayers()) {
        if (!options.layer.empty() && options.layer != layer->GetName()) {
            continue;
        }
        bool const says_nothing = layer->GetSpatialRef() == nullptr || crs_unknown ||
                                  (options.assumed_crs && is_geojson && !check_geojson(source).has_crs);
        std::optional<Crs> const crs = says_nothing ? options.assumed_crs : std::nullopt;
        FeatureTable table =
            LayerReader(shown_name, is_geojson ? source : "", *layer, crs).read(options, job);
        if (crs_unknown) {
            ChosenCrs const chosen = unknown_crs(shown_name, options);
            table.report.doubtful = chosen.is_doubtful;
            table.report.messages.push_back(chosen.message);
        }
        tables.push_back(std::move(table));
    }
    if (tables.empty()) {
        throw fmt_error("{}: there are no layers in it", shown_name);
    }
    return tables;
}

}  // namespace

std::vector<FeatureTable> read_with_gdal(std::string const& source, SourceOptions const& options,
                                         JobContext const& job) {
    std::vector<FeatureTable> tables = read_dataset(source, source, is_geojson_name(source), options, job);
    if (tables.size() == 1) {
        tables.front().name = fs::path(source).stem().string();
    }
    return tables;
}

std::vector<FeatureTable> read_spooled_with_gdal(InputFile const& file, SourceOptions const& options,
                                                 JobContext const& job) {
    return read_dataset(file.path(), file.name(), true, options, job);
}

}  // namespace gatepost
