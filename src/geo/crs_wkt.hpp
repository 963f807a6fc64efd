#pragma once

#include "geo/crs.hpp"

#include <string>

namespace gatepost {

/// A CRS as other programs read it.
struct CrsWkt {
    std::string text;              ///< WKT 1 as GDAL writes it, where that can express the CRS; else WKT 2
    bool has_north_first = false;  ///< of its axes: data in (east, north) must be told apart from it
};

/// Throws Error where PROJ cannot write it.
[[nodiscard]] CrsWkt wkt_of(Crs const& crs);

/// The longitudes and latitudes on whose ellipsoid and datum a CRS is built. Throws Error where PROJ knows
/// none.
[[nodiscard]] Crs geographic_crs_of(Crs const& crs);

}  // namespace gatepost
