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

std::vector<std::vector<Point>> rings_of(OGRPolygon const& polygon) {
    std::vector<std::vector<Point>> rings;
    for (OGRLinearRing const* ring : polygon) {
        rings.push_back(vertices_of(*ring));
    }
    return rings;
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
        flat.add_line(vertices_of(*geometry.toLineString()));
    } else if (type == wkbPolygon || type == wkbTriangle) {
        flat.add_polygon(rings_of(*geometry.toPolygon()));
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

}  // namespace gatepost
