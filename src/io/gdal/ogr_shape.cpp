#include "io/gdal/ogr_shape.hpp"

#include <utility>

namespace gatepost {

namespace {

void set_vertices(OGRSimpleCurve& curve, std::vector<Point> const& vertices) {
    curve.setNumPoints(static_cast<int>(vertices.size()), FALSE);
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        curve.setPoint(static_cast<int>(i), vertices[i].x, vertices[i].y);
    }
}

std::unique_ptr<OGRGeometry> polygon_of(RingPolygon const& rings) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (Ring const& vertices : rings) {
        auto ring = std::make_unique<OGRLinearRing>();
        set_vertices(*ring, vertices);
        polygon->addRingDirectly(ring.release());
    }
    return polygon;
}

std::unique_ptr<OGRGeometry> line_of(std::vector<Point> const& vertices) {
    auto line = std::make_unique<OGRLineString>();
    set_vertices(*line, vertices);
    return line;
}

/// The members as one geometry: as `Multi` where there are several, or where the layer wants that.
template <class Multi>
std::unique_ptr<OGRGeometry> together(std::vector<std::unique_ptr<OGRGeometry>> members, bool wants_multi) {
    if (members.size() == 1 && !wants_multi) {
        return std::move(members.front());
    }
    auto multi = std::make_unique<Multi>();
    for (auto& member : members) {
        multi->addGeometryDirectly(member.release());
    }
    return multi;
}

}  // namespace

std::unique_ptr<OGRGeometry> ogr_geometry(ExportShape const& shape, OGRwkbGeometryType type) {
    std::vector<std::unique_ptr<OGRGeometry>> all;
    std::vector<std::unique_ptr<OGRGeometry>> members;
    if (!shape.points.empty()) {
        for (Point const p : shape.points) {
            members.push_back(std::make_unique<OGRPoint>(p.x, p.y));
        }
        all.push_back(together<OGRMultiPoint>(std::exchange(members, {}), type == wkbMultiPoint));
    }
    if (!shape.lines.empty()) {
        for (auto const& line : shape.lines) {
            members.push_back(line_of(line));
        }
        all.push_back(together<OGRMultiLineString>(std::exchange(members, {}), type == wkbMultiLineString));
    }
    for (auto const& area : shape.areas) {
        for (RingPolygon const& polygon : area) {
            members.push_back(polygon_of(polygon));
        }
        all.push_back(together<OGRMultiPolygon>(std::exchange(members, {}), type == wkbMultiPolygon));
    }
    return all.empty() ? nullptr : together<OGRGeometryCollection>(std::move(all), false);
}

}  // namespace gatepost
