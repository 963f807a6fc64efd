#include "io/gdal/ogr_attributes.hpp"

#include "io/gdal/gdal_errors.hpp"
#include "io/gdal/open_options.hpp"
#include "io/normalize.hpp"

#include <fmt/format.h>

#include <memory>

namespace gatepost {

namespace {

AttributeType attribute_type(OGRFieldDefn const& field) {
    switch (field.GetType()) {
        case OFTInteger:
            return field.GetSubType() == OFSTBoolean ? AttributeType::boolean : AttributeType::integer;
        case OFTInteger64: return AttributeType::integer;
        case OFTReal: return AttributeType::real;
        default: return field.GetSubType() == OFSTJSON ? AttributeType::json : AttributeType::text;
    }
}

void add_value(OGRFeature const& feature, int index, AttributeColumn& column) {
    if (feature.IsFieldSetAndNotNull(index) == 0) {
        column.add_null();
        return;
    }
    switch (column.type()) {
        case AttributeType::integer: column.add_integer(feature.GetFieldAsInteger64(index)); break;
        case AttributeType::boolean: column.add_boolean(feature.GetFieldAsInteger(index) != 0); break;
        case AttributeType::real: column.add_real(feature.GetFieldAsDouble(index)); break;
        case AttributeType::text:
        case AttributeType::json: column.add_text(to_nfc(feature.GetFieldAsString(index))); break;
    }
}

}  // namespace

std::vector<AttributeColumn> columns_of(OGRLayer& layer) {
    std::vector<AttributeColumn> columns;
    OGRFeatureDefn const* const schema = layer.GetLayerDefn();
    for (int i = 0; i < schema->GetFieldCount(); ++i) {
        OGRFieldDefn const& field = *schema->GetFieldDefn(i);
        columns.emplace_back(to_nfc(field.GetNameRef()), attribute_type(field));
    }
    return columns;
}

void add_values(OGRFeature const& feature, std::vector<AttributeColumn>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        add_value(feature, static_cast<int>(i), columns[i]);
    }
}

std::vector<AttributeColumn> OgrAttributes::read(std::span<std::uint32_t const> features) const {
    GdalErrors const errors;
    RawTextOptions const raw_text(m_source, m_encoding);
    std::unique_ptr<GDALDataset> const dataset{
        GDALDataset::Open(m_source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, raw_text.list())};
    OGRLayer* const layer = dataset ? dataset->GetLayerByName(m_layer.c_str()) : nullptr;
    if (layer == nullptr) {
        return complaint_columns(fmt::format("{} cannot be read any more", m_source), features.size());
    }
    std::vector<AttributeColumn> columns = columns_of(*layer);
    for (std::uint32_t const number : features) {
        std::unique_ptr<OGRFeature> const feature{layer->GetFeature(m_ids[number])};
        if (!feature) {
            return complaint_columns(
                fmt::format("{} has changed since it was opened: open it again", m_source), features.size());
        }
        add_values(*feature, columns);
    }
    return columns;
}

}  // namespace gatepost
