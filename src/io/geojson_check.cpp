#include "io/geojson_check.hpp"

#include "base/error.hpp"
#include "base/input_file.hpp"

#include <simdjson.h>

namespace gatepost {

namespace {

bool has_geometry(simdjson::dom::element feature) {
    simdjson::dom::element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null()) {
        return false;
    }
    simdjson::dom::array members;
    if (geometry["geometries"].get(members) == simdjson::SUCCESS) {
        return members.size() > 0;
    }
    // RFC 7946, 3.1: empty coordinates may be read as null.
    simdjson::dom::array coordinates;
    return geometry["coordinates"].get(coordinates) != simdjson::SUCCESS || coordinates.size() > 0;
}

}  // namespace

GeojsonCheck check_geojson(std::string const& source) {
    GeojsonCheck check;
    std::string text;
    try {
        InputFile const file(source);
        text.resize(file.size());
        text.resize(file.read(0, text));
    } catch (Error const&) {
        return check;  // a text that cannot be read cannot be checked
    }
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    std::size_t const bom = text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0;  // a byte order mark is no JSON
    check.is_json = parser.parse(text.data() + bom, text.size() - bom).get(document) == simdjson::SUCCESS;
    simdjson::dom::element crs;
    check.has_crs = check.is_json && document["crs"].get(crs) == simdjson::SUCCESS;
    simdjson::dom::array features;
    if (check.is_json && document["features"].get(features) == simdjson::SUCCESS) {
        std::size_t number = 0;
        for (simdjson::dom::element const feature : features) {
            ++number;
            if (has_geometry(feature)) {
                check.with_geometry.insert(number);
            }
        }
    } else if (check.is_json && has_geometry(document)) {
        check.with_geometry.insert(1);
    }
    return check;
}

}  // namespace gatepost
