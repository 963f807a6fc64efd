#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/point.hpp"
#include "table/feature_table.hpp"

/// GDAL as an outside witness of what the program reads: its own library opens the same file, and nothing of
/// src/io stands between.
namespace gatepost {

struct OgrValue {
    std::string text;              ///< as the program should show it: dates as ISO 8601, lists as JSON
    std::optional<double> number;  ///< of numeric fields
    bool is_json = false;          ///< to be compared as JSON, not letter by letter
    bool is_time = false;
};

struct OgrFeature {
    struct Part {
        GeometryKind kind = GeometryKind::none;
        std::vector<Point> vertices;
        bool is_hole = false;
    };
    std::vector<Part> parts;                 ///< of a collection those of all members, in order
    bool is_unusable = false;                ///< there is a geometry, but no part of it has enough vertices
    std::map<std::string, OgrValue> values;  ///< by field; null ones are not there
    std::int64_t number = 0;                 ///< GDAL's own, which may be an id of the file
};

struct OgrLayerContent {
    std::string name;
    std::string crs_code;  ///< "EPSG:3857"; empty where GDAL knows none
    bool is_geographic = false;
    bool is_csv = false;
    std::vector<std::string> fields;
    std::vector<OgrFeature> features;
};

/// The layers of a file as GDAL reads them; none where it does not.
[[nodiscard]] std::vector<OgrLayerContent> read_by_ogr(std::string const& path);

/// Writes a file in another format by GDAL, as ogr2ogr does with these options; false if it could not.
/// Features that the format does not take are left out.
bool translate_by_ogr(std::string const& from, std::string const& to, std::vector<std::string> options);

}  // namespace gatepost
