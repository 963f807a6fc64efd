#include "io/ogr_witness.hpp"

#include <fmt/format.h>
#include <gdal_utils.h>
#include <ogrsf_frmts.h>
#include <utf8proc.h>

#include <array>
#include <memory>
#include <nlohmann/json.hpp>

namespace gatepost {

namespace {

using Json = nlohmann::ordered_json;

/// GDAL says on stderr what it thinks of a file; here only what it reads counts.
class QuietGdal {
  public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(QuietGdal const&) = delete;
    QuietGdal& operator=(QuietGdal const&) = delete;
};

/// Letters and their marks as one character, as the program keeps all text.
std::string composed(std::string const& text) {
    auto* const result = utf8proc_NFC(reinterpret_cast<utf8proc_uint8_t const*>(text.c_str()));
    std::unique_ptr<char, decltype(&std::free)> const owner{reinterpret_cast<char*>(result), &std::free};
    return owner ? owner.get() : text;
}

/// A time by ISO 8601, with the fraction and the zone that it has.
std::string iso_time(OGRFeature const& feature, int field, OGRFieldType type) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string const date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    std::string const time = fmt::format("{:02}:{:02}:{}{:g}", hour, minute, second < 10 ? "0" : "", second);
    if (type != OFTDateTime) {
        return type == OFTDate ? date : time;
    }
    constexpr int utc = 100;  // and what differs from that counts quarters of an hour
    int const quarters = std::abs(zone - utc);
    std::string const offset =
        zone == utc ? "Z"
        : zone > 1  ? fmt::format("{}{:02}:{:02}", zone > utc ? "+" : "-", quarters / 4, quarters % 4 * 15)
                    : "";
    return date + "T" + time + offset;
}

Json list_of(OGRFeature const& feature, int field, OGRFieldDefn const& definition) {
    Json list = Json::array();
    int count = 0;
    if (definition.GetType() == OFTStringList) {
        for (char** word = feature.GetFieldAsStringList(field); word != nullptr && *word != nullptr; ++word) {
            list.push_back(composed(*word));
        }
    } else if (definition.GetType() == OFTRealList) {
        double const* const values = feature.GetFieldAsDoubleList(field, &count);
        list = std::vector<double>(values, values + count);
    } else if (definition.GetType() == OFTInteger64List) {
        GIntBig const* const values = feature.GetFieldAsInteger64List(field, &count);
        list = std::vector<std::int64_t>(values, values + count);
    } else {
        int const* const values = feature.GetFieldAsIntegerList(field, &count);
        for (int i = 0; i < count; ++i) {
            list.push_back(definition.GetSubType() == OFSTBoolean ? Json(values[i] != 0) : Json(values[i]));
        }
    }
    return list;
}

OgrValue value_of(OGRFeature const& feature, int field, OGRFieldDefn const& definition) {
    OgrValue value;
    switch (definition.GetType()) {
        case OFTInteger:
        case OFTInteger64:
            value.text = std::to_string(feature.GetFieldAsInteger64(field));
            if (definition.GetSubType() == OFSTBoolean) {
                value.text = feature.GetFieldAsInteger(field) != 0 ? "true" : "false";
            } else {
                value.number = static_cast<double>(feature.GetFieldAsInteger64(field));
            }
            break;
        case OFTReal:
            value.number = feature.GetFieldAsDouble(field);
            value.text = fmt::format("{}", *value.number);
            break;
        case OFTDate:
        case OFTTime:
        case OFTDateTime:
            value.text = iso_time(feature, field, definition.GetType());
            value.is_time = true;
            break;
        case OFTStringList:
        case OFTRealList:
        case OFTIntegerList:
        case OFTInteger64List:
            value.text = list_of(feature, field, definition).dump();
            value.is_json = true;
            break;
        default:
            value.text = composed(feature.GetFieldAsString(field));
            value.is_json = definition.GetSubType() == OFSTJSON;
    }
    return value;
}

void add_vertices(OGRSimpleCurve const& curve, GeometryKind kind, bool is_hole, OgrFeature& to) {
    OgrFeature::Part part{kind, {}, is_hole};
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        part.vertices.push_back({curve.getX(i), curve.getY(i)});
    }
    to.parts.push_back(std::move(part));
}

/// Parts that can be drawn: lines of two vertices, rings of three; no hole without its ring.
void add_parts(OGRGeometry const& geometry, OgrFeature& to) {
    OGRwkbGeometryType const type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (OGRGeometry const* const member : *geometry.toGeometryCollection()) {
            add_parts(*member, to);
        }
    } else if (type == wkbPolyhedralSurface || type == wkbTIN) {
        for (OGRPolygon const* const face : *geometry.toPolyhedralSurface()) {
            add_parts(*face, to);
        }
    } else if (type == wkbPoint && geometry.IsEmpty() == 0) {
        to.parts.push_back(
            {GeometryKind::point, {{geometry.toPoint()->getX(), geometry.toPoint()->getY()}}, false});
    } else if (type == wkbLineString && geometry.toLineString()->getNumPoints() >= 2) {
        add_vertices(*geometry.toLineString(), GeometryKind::line, false, to);
    } else if (type == wkbPolygon || type == wkbTriangle) {
        bool is_hole = false;
        for (OGRLinearRing const* const ring : *geometry.toPolygon()) {
            if (ring->getNumPoints() >= 3) {
                add_vertices(*ring, GeometryKind::polygon, is_hole, to);
            } else if (!is_hole) {
                return;
            }
            is_hole = true;
        }
    }
}

OgrFeature feature_of(OGRFeature const& feature) {
    OgrFeature read;
    read.number = feature.GetFID();
    if (OGRGeometry const* const geometry = feature.GetGeometryRef()) {
        std::unique_ptr<OGRGeometry> const chords{geometry->getLinearGeometry()};
        add_parts(chords ? *chords : *geometry, read);
        read.is_unusable = geometry->IsEmpty() == 0 && read.parts.empty();
    }
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        OGRFieldDefn const& definition = *feature.GetFieldDefnRef(i);
        if (feature.IsFieldSetAndNotNull(i) != 0) {
            read.values.emplace(composed(definition.GetNameRef()), value_of(feature, i, definition));
        }
    }
    return read;
}

OgrLayerContent content_of(OGRLayer& layer) {
    OgrLayerContent content;
    content.name = layer.GetName();
    if (OGRSpatialReference const* const srs = layer.GetSpatialRef()) {
        char const* const code = srs->GetAuthorityCode(nullptr);
        content.crs_code = code != nullptr ? fmt::format("{}:{}", srs->GetAuthorityName(nullptr), code) : "";
        content.is_geographic = srs->IsGeographic() != 0;
    }
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
        content.fields.push_back(composed(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef()));
    }
    for (auto const& feature : layer) {
        content.features.push_back(feature_of(*feature));
    }
    return content;
}

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;

enum class Texts { that_are_times_are_times, stay_texts };

Dataset open(std::string const& path, Texts texts) {
    GDALAllRegister();
    constexpr std::array<char const*, 2> texts_stay_texts{"DATE_AS_STRING=YES", nullptr};
    // A sequence with a long first line GDAL takes for a single feature, if it is not told.
    bool const is_sequence = path.ends_with("jsonl");
    bool const has_option = texts == Texts::stay_texts && path.ends_with(".geojson");
    return Dataset{GDALDataset::Open(((is_sequence ? "GeoJSONSeq:" : "") + path).c_str(),
                                     GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr,
                                     has_option ? texts_stay_texts.data() : nullptr, nullptr)};
}

}  // namespace

std::vector<OgrLayerContent> read_by_ogr(std::string const& path) {
    QuietGdal const quiet;
    std::vector<OgrLayerContent> layers;
    if (Dataset const dataset = open(path, Texts::stay_texts)) {
        for (OGRLayer* const layer : dataset->GetLayers()) {
            layers.push_back(content_of(*layer));
            layers.back().is_csv = path.ends_with(".csv");
        }
    }
    return layers;
}

bool translate_by_ogr(std::string const& from, std::string const& to, std::vector<std::string> options) {
    QuietGdal const quiet;
    Dataset const source = open(from, Texts::that_are_times_are_times);
    options.emplace_back("-skipfailures");
    std::vector<char*> words;
    for (std::string& option : options) {
        words.push_back(option.data());
    }
    words.push_back(nullptr);
    std::unique_ptr<GDALVectorTranslateOptions, decltype(&GDALVectorTranslateOptionsFree)> const parsed{
        GDALVectorTranslateOptionsNew(words.data(), nullptr), &GDALVectorTranslateOptionsFree};
    GDALDatasetH from_handle = source.get();
    Dataset const written{GDALDataset::FromHandle(
        GDALVectorTranslate(to.c_str(), nullptr, 1, &from_handle, parsed.get(), nullptr))};
    return written != nullptr;
}

}  // namespace gatepost
