#pragma once

#include "geo/crs.hpp"
#include "table/geometry_column.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// The outcome of reading one geometry of a database.
struct EwkbOutcome {
    std::string fault{};      ///< why there is no feature; empty if it was appended
    bool is_partial = false;  ///< lines or rings of too few vertices were left out
};

/// Appends a geometry as one feature: well-known binary (OGC 06-103r4, with its Z and M), or PostGIS'
/// extension of it with flags and an SRID. Z, M and the SRID are dropped. An empty geometry is an unlocated
/// feature. Nothing in the bytes is trusted; the result takes no more memory than a few times their length.
/// Curves are refused: the database makes lines of them.
[[nodiscard]] EwkbOutcome append_ewkb(std::string_view bytes, Crs const& crs, GeometryColumn& column);

/// The SRID that a geometry of PostGIS carries; nothing where it has none.
[[nodiscard]] std::optional<std::int32_t> srid_of_ewkb(std::string_view bytes);

}  // namespace gatepost
