#include "io/gdal/layer_writer.hpp"

#include "base/error.hpp"
#include "base/folding.hpp"
#include "io/gdal/check_written.hpp"
#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/ogr_shape.hpp"
#include "io/gdal/open_source.hpp"
#include "io/gdal_export.hpp"
#include "io/table_stream.hpp"
#include "io/written_values.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace gatepost {

namespace {

void define(OGRFieldDefn& definition, ExportField const& field) {
    switch (field.type) {
        case AttributeType::integer:
            definition.SetType(field.fits_32_bits ? OFTInteger : OFTInteger64);
            break;
        case AttributeType::real: definition.SetType(OFTReal); break;
        case AttributeType::boolean:
            definition.SetType(OFTInteger);
            definition.SetSubType(OFSTBoolean);
            break;
        case AttributeType::json: definition.SetSubType(OFSTJSON); break;
        case AttributeType::text:
            definition.SetType(field.form == TextForm::date        ? OFTDate
                               : field.form == TextForm::time      ? OFTTime
                               : field.form == TextForm::date_time ? OFTDateTime
                                                                   : OFTString);
            break;
    }
}

/// One layer of the new file.
class LayerWriter {
  public:
    LayerWriter(GDALDataset& dataset, LayerHeader header, bool is_geopackage)
        : m_header(std::move(header)),
          m_crs(Crs::parse(m_header.crs)),
          m_is_geopackage(is_geopackage),
          m_type(OGRFromOGCGeomType(m_header.geometry.c_str())) {
        OGRSpatialReference srs;
        srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        srs.SetFromUserInput((m_crs.code().empty() ? m_header.crs : m_crs.code()).c_str());
        m_losses.renamed = count_renamed(m_header.fields);
        m_layer = dataset.CreateLayer(m_header.name.c_str(), &srs, m_type, options().List());
        for (std::size_t i = 0; i < m_header.fields.size() && m_layer != nullptr; ++i) {
            OGRFieldDefn definition(m_header.fields[i].name.c_str(), OFTString);
            define(definition, m_header.fields[i]);
            m_layer->CreateField(&definition);
        }
        if (m_layer != nullptr && !m_header.credit.empty() && is_geopackage) {
            m_layer->SetMetadataItem("attribution", m_header.credit.c_str());
        }
    }

    [[nodiscard]] bool is_open() const { return m_layer != nullptr; }
    [[nodiscard]] ExportLosses const& losses() const { return m_losses; }
    [[nodiscard]] Crs const& crs() const { return m_crs; }

    /// False if GDAL refuses a feature.
    [[nodiscard]] bool add(FeatureTable const& table) {
        std::vector<AttributeColumn const*> columns;
        for (ExportField const& field : m_header.fields) {
            columns.push_back(table.attributes.find(field.source_name));
        }
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (!m_is_geopackage && table.geometry.kind(i) == GeometryKind::none) {
                ++m_losses.unlocated;  // GDAL would leave it out without a word
                continue;
            }
            OGRFeatureUniquePtr const feature{OGRFeature::CreateFeature(m_layer->GetLayerDefn())};
            for (std::size_t field = 0; field < columns.size(); ++field) {
                if (columns[field] != nullptr && !columns[field]->is_null(i)) {
                    set(*feature, field, *columns[field], i);
                }
            }
            feature->SetGeometryDirectly(ogr_geometry(source_shape(table.geometry, i), m_type).release());
            if (m_layer->CreateFeature(feature.get()) != OGRERR_NONE) {
                return false;
            }
        }
        return true;
    }

  private:
    [[nodiscard]] CPLStringList options() const {
        CPLStringList options;
        std::vector<std::string> names;
        for (ExportField const& field : m_header.fields) {
            names.push_back(field.name);
        }
        if (m_is_geopackage) {
            options.SetNameValue("IDENTIFIER", m_header.title.c_str());
            options.SetNameValue("DESCRIPTION", m_header.credit.c_str());
            options.SetNameValue("FID", unused_name("fid", names, NameCase::does_not_matter).c_str());
            options.SetNameValue("GEOMETRY_NAME",
                                 unused_name("geom", names, NameCase::does_not_matter).c_str());
        }
        return options;
    }

    void set(OGRFeature& feature, std::size_t number, AttributeColumn const& column, std::size_t row) {
        ExportField const& field = m_header.fields[number];
        int const index = static_cast<int>(number);
        switch (field.type) {
            case AttributeType::integer:
            case AttributeType::boolean:
                feature.SetField(index, static_cast<GIntBig>(column.integer(row)));
                return;
            case AttributeType::real: set_real(feature, index, column, row); return;
            case AttributeType::text:
            case AttributeType::json: break;
        }
        if (is_no_number(column, row)) {
            ++m_losses.no_numbers;
            return;
        }
        std::string text = column.to_text(row);
        if (text.find('\0') != std::string::npos) {
            ++m_losses.control_signs;
            std::replace(text.begin(), text.end(), '\0', ' ');
        }
        feature.SetField(index, text.c_str());
        bool const is_date = field.type == AttributeType::text && field.form != TextForm::plain;
        m_losses.no_dates += is_date && feature.IsFieldSetAndNotNull(index) == 0 ? 1 : 0;
    }

    void set_real(OGRFeature& feature, int index, AttributeColumn const& column, std::size_t row) {
        double const value = column.type() == AttributeType::integer
                                 ? static_cast<double>(column.integer(row))
                                 : column.real(row);
        if (std::isfinite(value) || !m_is_geopackage) {  // SQL has no NaN
            feature.SetField(index, value);
        } else {
            ++m_losses.no_numbers;
        }
    }

    LayerHeader m_header;
    Crs m_crs;
    bool m_is_geopackage;
    OGRwkbGeometryType m_type;
    OGRLayer* m_layer = nullptr;
    ExportLosses m_losses;
};

/// Names that a GeoPackage can take: tables' names and identifiers differ in more than capitals, and no table
/// begins like those of the format itself.
class LayerNames {
  public:
    void make_unused(LayerHeader& header) {
        std::string const beginning = folded(std::string_view{header.name}.substr(0, 7));
        bool const is_reserved =
            beginning.starts_with("gpkg") || beginning.starts_with("rtree_") || beginning == "sqlite_";
        header.name =
            unused_name((is_reserved ? "layer_" : "") + header.name, m_names, NameCase::does_not_matter);
        header.title = unused_name(header.title, m_titles, NameCase::does_not_matter);
        m_names.push_back(header.name);
        m_titles.push_back(header.title);
    }

  private:
    std::vector<std::string> m_names;
    std::vector<std::string> m_titles;
};

Dataset create(GdalRequest const& request) {
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(request.driver.c_str());
    if (driver == nullptr) {
        throw fmt_error("cannot write {}: this GDAL has no driver {}", request.shown_name, request.driver);
    }
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");  // the file is a scratch one; its copy is synced
    return Dataset{driver->Create(request.source.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
}

}  // namespace

std::vector<ExportLosses> write_layers(GdalRequest const& request, ByteReader& in) {
    GdalErrors errors;
    Dataset dataset = create(request);
    check_written(errors, request);
    bool const is_geopackage = request.driver == "GPKG";
    std::vector<ExportLosses> losses;
    LayerNames names;
    dataset->StartTransaction();
    while (in.get_bool()) {
        LayerHeader header = get_layer_header(in);
        if (is_geopackage) {
            names.make_unused(header);
        }
        LayerWriter writer(*dataset, std::move(header), is_geopackage);
        check_written(errors, request);
        while (in.get_bool()) {
            FeatureTable const table = read_table(in, writer.crs());
            if (!writer.add(table)) {
                check_written(errors, request);
            }
        }
        check_written(errors, request);
        losses.push_back(writer.losses());
    }
    dataset->CommitTransaction();
    dataset.reset();
    check_written(errors, request);
    return losses;
}

}  // namespace gatepost
