#include "map/world_geometry.hpp"

#include "geo/clip.hpp"
#include "geo/densify.hpp"

namespace gatepost {

namespace {

/// A quadratic Bézier curve that leaves the straight line by a sixth of its length, to the left of a → b.
std::vector<Point> arc_between(Point a, Point b) {
    constexpr int pieces = 64;
    constexpr double bulge = 1.0 / 3;  // of the control point: the curve itself goes half as far
    Point const along = b - a;
    Point const control = midpoint(a, b) + Point{-along.y, along.x} * bulge;
    std::vector<Point> arc;
    for (int i = 0; i <= pieces; ++i) {
        double const t = static_cast<double>(i) / pieces;
        arc.push_back(a * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + b * (t * t));
    }
    return arc;
}

class Builder {
  public:
    Builder(FeatureTable const& table, Crs const& map_crs, LineShape line_shape,
            TransformerCache& transformers)
        : m_table(table),
          m_lonlat_from_source(transformers.get(table.source_crs, Crs::wgs84())),
          m_world_from_lonlat(transformers.get(Crs::wgs84(), map_crs)),
          m_usable_lonlat(map_crs.usable_area_lonlat()),
          m_lonlat_limits(densify_limits(table.source_crs, Crs::wgs84())),
          m_world_limits(densify_limits(Crs::wgs84(), map_crs)),
          m_line_shape(line_shape) {}

    WorldGeometry build(JobContext const& job) {
        project_points();
        std::size_t const features = m_table.size();
        m_world.bounds.reserve(features);
        for (std::size_t i = 0; i < features && !job.stop.stop_requested(); ++i) {
            add_feature(i);
            m_world.bounds.push_back(m_world.geometry.bounds_of(i));
            if (i % 1024 == 0) {
                job.report(static_cast<float>(i) / static_cast<float>(features));
            }
        }
        m_world.index = PackedRtree(m_world.bounds);
        m_world.is_ballpark = m_lonlat_from_source.is_ballpark() || m_world_from_lonlat.is_ballpark();
        return std::move(m_world);
    }

  private:
    /// Points go through PROJ as one column; lines and rings one by one, since they are clipped first.
    void project_points() {
        GeometryColumn const& source = m_table.geometry;
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (source.kind(i) == GeometryKind::point) {
                auto const vertices = source.vertices_of(i);
                m_points.insert(m_points.end(), vertices.begin(), vertices.end());
            }
        }
        m_lonlat_from_source.forward(m_points);
        for (Point& p : m_points) {
            // A millionth of a degree over the edge is rounding, and brought back; the rest is left out.
            constexpr double rounding_deg = 1e-6;
            if (m_usable_lonlat.expanded(rounding_deg).contains(p)) {
                p = {std::clamp(p.x, m_usable_lonlat.min_x, m_usable_lonlat.max_x),
                     std::clamp(p.y, m_usable_lonlat.min_y, m_usable_lonlat.max_y)};
            } else {
                p.x = std::numeric_limits<double>::quiet_NaN();
            }
        }
        m_world_from_lonlat.forward(m_points);
    }

    void add_feature(std::size_t feature) {
        GeometryKind const kind = m_table.geometry.kind(feature);
        std::size_t const count = m_table.geometry.vertices_of(feature).size();
        if (kind == GeometryKind::point) {
            add_points(count);
            return;
        }
        m_parts.clear();
        for (std::size_t p = m_table.geometry.parts_begin(feature); p < m_table.geometry.parts_end(feature);
             ++p) {
            if (kind == GeometryKind::line) {
                collect_line(m_table.geometry.part(p));
            } else {
                collect_ring(m_table.geometry.part(p), m_table.geometry.is_hole(p));
            }
        }
        m_world.geometry.begin_feature(m_parts.empty() ? GeometryKind::none : kind);
        for (auto const& [vertices, is_hole] : m_parts) {
            m_world.geometry.add_part(vertices, is_hole);
        }
    }

    void add_points(std::size_t count) {
        auto const column = std::span{m_points}.subspan(m_next_point, count);
        m_next_point += count;
        if (count == 1 && is_finite(column[0])) {
            m_world.geometry.add_point(column[0]);
            return;
        }
        bool const any = std::any_of(column.begin(), column.end(), is_finite);
        m_world.geometry.begin_feature(any ? GeometryKind::point : GeometryKind::none);
        for (Point const p : column) {
            if (is_finite(p)) {
                m_world.geometry.add_part(std::span{&p, 1});
            }
        }
    }

    std::vector<Point> to_lonlat(std::span<Point const> source) const {
        std::vector<Point> lonlat;
        append_projected(m_lonlat_from_source, source, m_lonlat_limits, lonlat);
        return lonlat;
    }

    void collect_line(std::span<Point const> source) {
        for (LinePiece const& piece : clip_line(to_lonlat(source), m_usable_lonlat)) {
            std::vector<Point> world;
            append_projected(m_world_from_lonlat, piece.vertices, m_world_limits, world);
            if (m_line_shape == LineShape::arc && source.size() == 2 && world.size() >= 2) {
                world = arc_between(world.front(), world.back());
            }
            if (world.size() >= 2) {
                m_parts.emplace_back(std::move(world), false);
            }
        }
    }

    void collect_ring(std::span<Point const> source, bool is_hole) {
        std::vector<Point> ring = clip_ring(to_lonlat(source), m_usable_lonlat);
        if (ring.size() < 3) {
            return;
        }
        ring.push_back(ring.front());
        std::vector<Point> world;
        append_projected(m_world_from_lonlat, ring, m_world_limits, world);
        if (world.size() >= 4) {
            m_parts.emplace_back(std::move(world), is_hole);
        }
    }

    FeatureTable const& m_table;
    Transformer const& m_lonlat_from_source;
    Transformer const& m_world_from_lonlat;
    Box m_usable_lonlat;
    DensifyLimits m_lonlat_limits;
    DensifyLimits m_world_limits;
    LineShape m_line_shape;
    std::vector<Point> m_points;
    std::size_t m_next_point = 0;
    std::vector<std::pair<std::vector<Point>, bool>> m_parts;
    WorldGeometry m_world;
};

}  // namespace

WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs, LineShape line_shape,
                                   TransformerCache& transformers, JobContext const& job) {
    return Builder(table, map_crs, line_shape, transformers).build(job);
}

}  // namespace gatepost
