#include "io/flat_geometry.hpp"

#include <utility>

namespace gatepost {

void FlatGeometry::add_polygon(std::vector<std::vector<Point>> rings) {
    bool is_hole = false;
    for (std::vector<Point>& ring : rings) {
        if (ring.size() >= 3) {
            parts.push_back({std::move(ring), is_hole});
        } else if (!is_hole) {
            return;  // a hole in nothing is nothing
        }
        is_hole = true;
    }
}

void FlatGeometry::add_line(std::vector<Point> vertices) {
    if (vertices.size() >= 2) {
        parts.push_back({std::move(vertices), false});
    }
}

void append(FlatGeometry const& flat, GeometryColumn& column) {
    if (flat.kind == GeometryKind::point && flat.parts.size() == 1) {
        column.add_point(flat.parts.front().vertices.front());
        return;
    }
    column.begin_feature(flat.kind);
    for (FlatGeometry::Part const& part : flat.parts) {
        column.add_part(part.vertices, part.is_hole);
    }
}

}  // namespace gatepost
