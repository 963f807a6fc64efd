#include "io/gdal/ogr_geometry.hpp"

#include <algorithm>
#include <memory>

namespace gatepost {

namespace {

std::vector<Point> vertices_of(OGRSimpleCurve const& curve) {
    std::vector<Point> vertices;
    vertices.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        vertices.push_back({curve.getX(i), curve.getY(i)});
    }
    return vertices;
}

void add_polygon(OGRPolygon const& polygon, FlatGeometry& flat) {
    bool is_hole = false;
    for (OGRLinearRing const* ring : polygon) {
        std::vector<Point> vertices = vertices_of(*ring);
        if (vertices.size() >= 3) {
            flat.parts.push_back({std::move(vertices), is_hole});
        } else if (!is_hole) {
            return;  // a hole in nothing is nothing
        }
        is_hole = true;
    }
}

GeometryKind kind_of(OGRGeometry const& geometry) {
    switch (geometry.getDimension()) {
        case 0: return GeometryKind::point;
        case 1: return GeometryKind::line;
        default: return GeometryKind::polygon;
    }
}

/// Adds the parts of one kind; everything else in a collection is passed over.
void add_parts(OGRGeometry const& geometry, GeometryKind kind, FlatGeometry& flat) {
    OGRwkbGeometryType const type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (OGRGeometry const* member : *geometry.toGeometryCollection()) {
            add_parts(*member, kind, flat);
        }
        return;
    }
    if (kind_of(geometry) != kind) {
        flat.is_partial = true;
    } else if (type == wkbPoint) {
        OGRPoint const* const point = geometry.toPoint();
        if (point->IsEmpty() == 0) {
            flat.parts.push_back({{{point->getX(), point->getY()}}, false});
        }
    } else if (type == wkbLineString) {
        std::vector<Point> vertices = vertices_of(*geometry.toLineString());
        if (vertices.size() >= 2) {
            flat.parts.push_back({std::move(vertices), false});
        }
    } else if (type == wkbPolygon || type == wkbTriangle) {
        add_polygon(*geometry.toPolygon(), flat);
    }
}

}  // namespace

FlatGeometry flatten(OGRGeometry const& geometry) {
    FlatGeometry flat;
    if (geometry.hasCurveGeometry() != 0) {
        std::unique_ptr<OGRGeometry> const chords{geometry.getLinearGeometry()};
        return chords ? flatten(*chords) : flat;
    }
    flat.kind = kind_of(geometry);
    add_parts(geometry, flat.kind, flat);
    if (flat.parts.empty()) {
        flat.kind = GeometryKind::none;
    }
    return flat;
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
