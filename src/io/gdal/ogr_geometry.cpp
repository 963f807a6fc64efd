#include "io/gdal/ogr_geometry.hpp"

#include "io/feature_check.hpp"

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

void add_parts(OGRGeometry const& geometry, int depth, FlatGeometry& flat);

/// `are_apart`: the members are areas of their own, so that none uncovers what another covers.
template <class Collection>
void add_members(Collection const& collection, bool are_apart, int depth, FlatGeometry& flat) {
    flat.is_too_deep = flat.is_too_deep || depth > deepest_collection;
    for (OGRGeometry const* member : collection) {
        if (!flat.is_too_deep) {
            flat.begins_area = flat.begins_area || are_apart;
            add_parts(*member, depth + 1, flat);
        }
    }
}

/// `depth` is 1 for the outermost geometry.
void add_parts(OGRGeometry const& geometry, int depth, FlatGeometry& flat) {
    OGRwkbGeometryType const type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        add_members(*geometry.toGeometryCollection(), type == wkbGeometryCollection, depth, flat);
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0) {  // a TIN too
        add_members(*geometry.toPolyhedralSurface(), true, depth, flat);
    } else if (type == wkbPoint) {
        OGRPoint const* const point = geometry.toPoint();
        if (point->IsEmpty() == 0) {
            flat.add_point({point->getX(), point->getY()});
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
    if (geometry.hasCurveGeometry() == 0) {
        add_parts(geometry, 1, flat);
    } else if (std::unique_ptr<OGRGeometry> const chords{geometry.getLinearGeometry()}) {
        add_parts(*chords, 1, flat);
    }
    return flat;
}

}  // namespace gatepost
