#pragma once

#include "map/geometry_column.hpp"

#include <vector>

namespace gatepost {

/// One geometry as parts for a GeometryColumn: Z and M dropped, curves as chords. Of a mixed collection the
/// members of the highest dimension are kept and `is_partial` says so.
struct FlatGeometry {
    struct Part {
        std::vector<Point> vertices;
        bool is_hole = false;
    };
    GeometryKind kind = GeometryKind::none;
    std::vector<Part> parts;
    bool is_partial = false;

    /// The rings of one polygon: those that are none are left out, and all where the outer one is none.
    void add_polygon(std::vector<std::vector<Point>> rings);
    /// Appends a line, or nothing of fewer than two vertices.
    void add_line(std::vector<Point> vertices);
};

/// Appends it as one feature.
void append(FlatGeometry const& flat, GeometryColumn& column);

}  // namespace gatepost
