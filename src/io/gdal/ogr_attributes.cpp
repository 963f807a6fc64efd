#include "io/gdal/ogr_attributes.hpp"

#include "base/json.hpp"
#include "base/normalize.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <span>

namespace gatepost {

namespace {

AttributeType attribute_type(OGRFieldDefn const& field) {
    switch (field.GetType()) {
        case OFTInteger:
            return field.GetSubType() == OFSTBoolean ? AttributeType::boolean : AttributeType::integer;
        case OFTInteger64: return AttributeType::integer;
        case OFTReal: return AttributeType::real;
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList:
        case OFTStringList: return AttributeType::json;
        default: return field.GetSubType() == OFSTJSON ? AttributeType::json : AttributeType::text;
    }
}

TextForm text_form(OGRFieldType type) {
    switch (type) {
        case OFTDate: return TextForm::date;
        case OFTTime: return TextForm::time;
        case OFTDateTime: return TextForm::date_time;
        default: return TextForm::plain;
    }
}

/// GDAL's time zones: 0 unknown, 1 local, 100 UTC; from there one step per quarter of an hour.
std::string zone_text(int zone) {
    constexpr int utc = 100;
    constexpr int minutes_per_step = 15;
    if (zone <= 1) {
        return "";
    }
    int const minutes = (zone - utc) * minutes_per_step;
    return minutes == 0 ? "Z"
                        : fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                                      std::abs(minutes) % 60);
}

/// "07", "07.25": GDAL keeps milliseconds in a float.
std::string seconds_text(float seconds) {
    long const ms = std::lround(static_cast<double>(seconds) * 1000);
    std::string text = fmt::format("{:02}", ms / 1000);
    if (ms % 1000 != 0) {
        text += fmt::format(".{:03}", ms % 1000);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

/// Formats a date, time or both: 2021-04-24, 10:00:00, 2021-04-24T10:00:00Z.
std::string iso_text(OGRFeature const& feature, int index, OGRFieldType type) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float seconds = 0;
    int zone = 0;
    if (feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &seconds, &zone) == 0) {
        return feature.GetFieldAsString(index);
    }
    std::string const date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    std::string const time = fmt::format("{:02}:{:02}:{}", hour, minute, seconds_text(seconds));
    return type == OFTDate ? date : type == OFTTime ? time : date + "T" + time + zone_text(zone);
}

template <class Number, class Write>
std::string array_text(std::span<Number const> numbers, Write write) {
    std::string text = "[";
    for (Number const& number : numbers) {
        text += (text.size() > 1 ? "," : "") + write(number);
    }
    return text + "]";
}

std::string list_text(OGRFeature const& feature, int index, OGRFieldType type) {
    int count = 0;
    auto const size = [&] { return static_cast<std::size_t>(count); };
    auto const plain = [](auto number) { return fmt::format("{}", number); };
    switch (type) {
        case OFTIntegerList: {
            int const* const numbers = feature.GetFieldAsIntegerList(index, &count);
            bool const are_booleans = feature.GetFieldDefnRef(index)->GetSubType() == OFSTBoolean;
            return array_text(std::span{numbers, size()}, [&](int number) {
                return are_booleans ? std::string{number != 0 ? "true" : "false"} : plain(number);
            });
        }
        case OFTInteger64List: {
            GIntBig const* const numbers = feature.GetFieldAsInteger64List(index, &count);
            return array_text(std::span{numbers, size()}, plain);
        }
        case OFTRealList: {
            double const* const numbers = feature.GetFieldAsDoubleList(index, &count);
            return array_text(std::span{numbers, size()}, [](double number) {
                return std::isfinite(number) ? fmt::format("{}", number) : "null";  // JSON has no NaN, no Inf
            });
        }
        default: break;
    }
    char** const texts = feature.GetFieldAsStringList(index);
    std::span<char const* const> const all{texts, static_cast<std::size_t>(CSLCount(texts))};
    return array_text(all, [](char const* one) {
        return nlohmann::json(to_nfc(one)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    });
}

std::string hex_text(OGRFeature const& feature, int index) {
    int count = 0;
    GByte const* const bytes = feature.GetFieldAsBinary(index, &count);
    std::string text;
    for (GByte const byte : std::span{bytes, static_cast<std::size_t>(count)}) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

std::string text_of(OGRFeature const& feature, int index) {
    OGRFieldType const type = feature.GetFieldDefnRef(index)->GetType();
    switch (type) {
        case OFTDate:
        case OFTTime:
        case OFTDateTime: return iso_text(feature, index, type);
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList:
        case OFTStringList: return list_text(feature, index, type);
        case OFTBinary: return hex_text(feature, index);
        default: return to_nfc(feature.GetFieldAsString(index));
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
        case AttributeType::json: column.add_text(text_of(feature, index)); break;
    }
}

}  // namespace

std::vector<AttributeColumn> columns_of(OGRLayer& layer) {
    std::vector<AttributeColumn> columns;
    OGRFeatureDefn const* const schema = layer.GetLayerDefn();
    for (int i = 0; i < schema->GetFieldCount(); ++i) {
        OGRFieldDefn const& field = *schema->GetFieldDefn(i);
        columns.emplace_back(to_nfc(field.GetNameRef()), attribute_type(field));
        columns.back().set_text_form(text_form(field.GetType()));
    }
    return columns;
}

void add_values(OGRFeature const& feature, std::vector<AttributeColumn>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        add_value(feature, static_cast<int>(i), columns[i]);
    }
}

}  // namespace gatepost
