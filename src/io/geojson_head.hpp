#pragma once

#include "base/input_file.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gatepost {

/// How the features of a text are separated.
enum class GeojsonForm : std::uint8_t {
    collection,  ///< separated by commas, in a FeatureCollection's `features` array or in a bare array
    lines,       ///< one per line (GeoJSONSeq); a line may also be a collection
    records,     ///< each after a record separator (RFC 8142)
    single       ///< one feature or geometry; others may follow
};

/// What the beginning of a GeoJSON text says.
struct GeojsonHead {
    GeojsonForm form = GeojsonForm::single;
    std::uint64_t first = 0;  ///< byte where the first feature begins, or would if there were one
    bool has_type = false;    ///< it calls itself GeoJSON before the features begin
    bool is_array = false;    ///< the features stand in a bare array, without a collection around it
    std::string first_key;    ///< the first member's name in the first feature, with its quotes
    std::string crs_member;   ///< JSON text; empty where there is none before the features
};

/// Reads as much of the beginning as it takes. Nothing where the text is none of the forms above, or so odd
/// that it is left to GDAL.
[[nodiscard]] std::optional<GeojsonHead> read_geojson_head(InputFile const& file);

}  // namespace gatepost
