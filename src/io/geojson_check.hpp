#pragma once

#include <cstddef>
#include <set>
#include <string>

namespace gatepost {

/// What GDAL does not tell apart, found by reading the text a second time with simdjson.
struct GeojsonCheck {
    bool is_json = false;
    bool has_crs = false;  ///< the old `crs` member: the file says what it is in
    /// Features, counted from 1, whose geometry is neither null nor empty: if GDAL gives none for them, it
    /// could not read it.
    std::set<std::size_t> with_geometry;
};

/// Memory: the file and its tree; only asked for files that
/// look odd.
[[nodiscard]] GeojsonCheck check_geojson(std::string const& source);

}  // namespace gatepost
