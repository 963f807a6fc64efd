#include "io/geojson_check.hpp"

#include <cpl_vsi.h>
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
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (VSIIngestFile(nullptr, source.c_str(), &bytes, &size, -1) == 0) {
        return check;
    }
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    auto const* text = reinterpret_cast<std::uint8_t const*>(bytes);
    if (size >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF) {  // a byte order mark is no JSON
        text += 3;
        size -= 3;
    }
    check.is_json = parser.parse(text, static_cast<std::size_t>(size)).get(document) == simdjson::SUCCESS;
    VSIFree(bytes);
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
