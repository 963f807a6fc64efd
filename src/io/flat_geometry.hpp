#pragma once

#include "table/geometry_column.hpp"

#include <vector>

namespace gatepost {

/// One geometry as parts for a GeometryColumn: Z and M dropped, curves as chords.
struct FlatGeometry {
    struct Part {
        std::vector<Point> vertices;
        PartKind kind;
    };
    std::vector<Part> parts;
    bool begins_area = false;  ///< the next polygon is an area of its own: earlier ones cannot uncover it
    bool is_partial = false;   ///< lines or rings of too few vertices were left out
    bool is_too_deep = false;  ///< collections are nested deeper than `deepest_collection`

    /// Appends the rings of one polygon. Rings of fewer than three vertices are left out; if the outer ring
    /// is one of them, the whole polygon is.
    void add_polygon(std::vector<std::vector<Point>> rings);
    void add_point(Point p) { parts.push_back({{p}, PartKind::point}); }
    /// Appends a line, unless it has fewer than two vertices.
    void add_line(std::vector<Point> vertices);
};

/// Appends the geometry as one feature.
void append(FlatGeometry const& flat, GeometryColumn& column);

}  // namespace gatepost
