#include "io/export_shape.hpp"

#include "geo/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gatepost {

namespace {

void close(Ring& ring) {
    if (!ring.empty() && !(ring.front() == ring.back())) {
        ring.push_back(ring.front());
    }
    while (!ring.empty() && ring.size() < 4) {  // seen by its outline; no format takes a shorter ring
        ring.push_back(ring.back());
    }
}

/// How the parts of a feature become those of a shape.
struct Makers {
    std::function<void(Point)> point;
    std::function<void(std::span<Point const>)> line;
    std::function<Ring(std::span<Point const>)> ring;
};

/// Polygons as their rings stand in the column: a hole belongs to the ring before it.
void collect(GeometryColumn const& geometry, std::size_t feature, Makers const& make, ExportShape& shape) {
    bool has_outer = false;
    for (std::size_t p = geometry.parts_begin(feature); p < geometry.parts_end(feature); ++p) {
        PartKind const kind = geometry.part_kind(p);
        if (kind == PartKind::point) {
            make.point(geometry.part(p).front());
            continue;
        }
        if (kind == PartKind::line) {
            make.line(geometry.part(p));
            continue;
        }
        if (kind == PartKind::area || shape.areas.empty()) {
            shape.areas.emplace_back();
        }
        Ring ring = make.ring(geometry.part(p));
        if (kind == PartKind::hole) {
            if (has_outer && !ring.empty()) {
                shape.areas.back().back().push_back(std::move(ring));
            }
            continue;
        }
        has_outer = !ring.empty();
        if (has_outer) {
            shape.areas.back().push_back({std::move(ring)});
        }
    }
    std::erase_if(shape.areas, [](auto const& area) { return area.empty(); });
}

}  // namespace

ExportShape source_shape(GeometryColumn const& geometry, std::size_t feature) {
    ExportShape shape;
    collect(geometry, feature,
            {[&](Point p) { shape.points.push_back(p); },
             [&](std::span<Point const> line) { shape.lines.emplace_back(line.begin(), line.end()); },
             [](std::span<Point const> part) {
                 Ring ring(part.begin(), part.end());
                 close(ring);
                 return ring;
             }},
            shape);
    return shape;
}

LonlatShapes::LonlatShapes(FeatureTable const& table, TransformerCache& transformers)
    : m_geometry(table.geometry),
      m_lonlat_from_source(transformers.get(table.source_crs, Crs::wgs84())),
      m_is_geographic(table.source_crs.is_geographic()) {}

/// Longitudes of a projected line run on where it crosses 180°; those of a geographic one stay as they are
/// written.
std::vector<Point> LonlatShapes::lonlat_of(std::span<Point const> source) {
    std::vector<Point> lonlat(source.begin(), source.end());
    m_lonlat_from_source.forward(lonlat);
    auto const lost = std::erase_if(lonlat, [](Point p) { return !is_finite(p); });
    m_lost_something = m_lost_something || lost > 0;
    for (std::size_t i = 1; !m_is_geographic && i < lonlat.size(); ++i) {
        lonlat[i].x += std::round((lonlat[i - 1].x - lonlat[i].x) / 360) * 360;
    }
    return lonlat;
}

Ring LonlatShapes::ring_of(std::span<Point const> source) {
    Ring ring = lonlat_of(source);
    if (ring.size() >= 3 && !m_is_geographic) {
        // One that goes round a pole does not close in lon/lat: it is led along the pole.
        if (auto const pole_deg = pole_within(ring, source, m_lonlat_from_source)) {
            Point const first = ring.front();
            ring.insert(ring.end(), {{ring.back().x, *pole_deg}, {first.x, *pole_deg}, first});
        }
    }
    if (ring.size() < 2) {
        return {};
    }
    close(ring);
    return ring;
}

ExportShape LonlatShapes::of(std::size_t feature) {
    ExportShape shape;
    m_lost_something = false;
    collect(m_geometry, feature,
            {[&](Point p) {
                 Point const lonlat = m_lonlat_from_source.forward(p);
                 if (is_finite(lonlat)) {
                     shape.points.push_back(wrapped_into(lonlat, whole_world_lonlat).value_or(lonlat));
                 } else {
                     m_lost_something = true;
                 }
             },
             [&](std::span<Point const> line) {
                 auto const lonlat = lonlat_of(line);
                 if (lonlat.size() >= 2) {
                     for (auto& piece : cut_line_at_180(lonlat)) {
                         shape.lines.push_back(std::move(piece));
                     }
                 }
             },
             [this](std::span<Point const> part) { return ring_of(part); }},
            shape);
    for (auto& area : shape.areas) {
        std::vector<RingPolygon> pieces;
        for (RingPolygon& polygon : area) {
            for (RingPolygon& piece : cut_polygon_at_180(std::move(polygon))) {
                follow_right_hand_rule(piece);
                pieces.push_back(std::move(piece));
            }
        }
        area = std::move(pieces);
    }
    m_placeless += m_lost_something ? 1 : 0;
    return shape;
}

}  // namespace gatepost
