#include "io/flat_geometry.hpp"

#include <utility>

namespace gatepost {

void FlatGeometry::add_polygon(std::vector<std::vector<Point>> rings) {
    bool const is_nothing = rings.empty() || rings.front().size() < 3;  // holes need an outer ring
    PartKind kind = begins_area ? PartKind::area : PartKind::ring;
    begins_area = begins_area && is_nothing;
    for (std::vector<Point>& ring : rings) {
        if (is_nothing || ring.size() < 3) {
            is_partial = is_partial || !ring.empty();
        } else {
            parts.push_back({std::move(ring), kind});
        }
        kind = PartKind::hole;
    }
}

void FlatGeometry::add_line(std::vector<Point> vertices) {
    if (vertices.size() >= 2) {
        parts.push_back({std::move(vertices), PartKind::line});
    } else {
        is_partial = is_partial || !vertices.empty();
    }
}

void append(FlatGeometry const& flat, GeometryColumn& column) {
    if (flat.parts.size() == 1 && flat.parts.front().kind == PartKind::point) {
        column.add_point(flat.parts.front().vertices.front());
        return;
    }
    column.begin_feature();
    for (FlatGeometry::Part const& part : flat.parts) {
        column.add_part(part.vertices, part.kind);
    }
}

}  // namespace gatepost
