#pragma once

#include <cstddef>
#include <set>
#include <string>

namespace gatepost {

/// What GDAL does not tell apart, found by reading the text a second time with simdjson.
struct GeojsonCheck {
    bool is_json = false;
    bool has_crs = false;  ///< the old `crs` member: the file names its CRS
    /// Features, counted from 1, whose geometry is neither null nor empty: if GDAL gives none for them, it
    /// could not read it.
    std::set<std::size_t> with_geometry;
};

/// Needs memory for the file and its tree, so call it only for files that look odd.
[[nodiscard]] GeojsonCheck check_geojson(std::string const& source);

}  // namespace gatepost
