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
    bool begins_area = false;  ///< the next polygon is covered whatever those before it cover
    bool is_partial = false;   ///< lines or rings of too few vertices were left out
    bool is_too_deep = false;  ///< collections in collections, more than `deepest_collection`

    /// The rings of one polygon: those that are none are left out, and all where the outer one is none.
    void add_polygon(std::vector<std::vector<Point>> rings);
    void add_point(Point p) { parts.push_back({{p}, PartKind::point}); }
    /// Appends a line, or nothing of fewer than two vertices.
    void add_line(std::vector<Point> vertices);
};

/// Appends it as one feature.
void append(FlatGeometry const& flat, GeometryColumn& column);

}  // namespace gatepost
