#pragma once

#include "map/geometry_column.hpp"

#include <ogrsf_frmts.h>

#include <vector>

namespace gatepost {

/// One OGR geometry as parts for a GeometryColumn: Z and M dropped, curves as chords. Of a mixed collection
/// the members of the highest dimension are kept and `is_partial` says so.
struct FlatGeometry {
    struct Part {
        std::vector<Point> vertices;
        bool is_hole = false;
    };
    GeometryKind kind = GeometryKind::none;
    std::vector<Part> parts;
    bool is_partial = false;
};

[[nodiscard]] FlatGeometry flatten(OGRGeometry const& geometry);

/// Appends it as one feature.
void append(FlatGeometry const& flat, GeometryColumn& column);

}  // namespace gatepost
