#include "map/world_geometry.hpp"

#include "geo/clip.hpp"
#include "geo/densify.hpp"

#include <algorithm>
#include <atomic>

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

/// Projects a run of features of a table, one after the other.
class RunBuilder {
  public:
    RunBuilder(FeatureTable const& table, Crs const& map_crs, LineShape line_shape,
               TransformerCache& transformers)
        : m_source(table.geometry),
          m_lonlat_from_source(transformers.get(table.source_crs, Crs::wgs84())),
          m_world_from_lonlat(transformers.get(Crs::wgs84(), map_crs)),
          m_usable_lonlat(map_crs.usable_area_lonlat()),
          m_lonlat_limits(densify_limits(table.source_crs, Crs::wgs84())),
          m_world_limits(densify_limits(Crs::wgs84(), map_crs)),
          m_line_shape(line_shape) {}

    [[nodiscard]] bool is_ballpark() const {
        return m_lonlat_from_source.is_ballpark() || m_world_from_lonlat.is_ballpark();
    }

    GeometryColumn build(std::size_t first, std::size_t last, JobContext const& job) {
        project_points(first, last);
        for (std::size_t i = first; i < last && !job.stop.stop_requested(); ++i) {
            add_feature(i);
        }
        return std::move(m_world);
    }

  private:
    /// Points go through PROJ as one column; lines and rings one by one, since they are clipped first.
    void project_points(std::size_t first, std::size_t last) {
        m_points.clear();
        m_next_point = 0;
        for (std::size_t i = first; i < last; ++i) {
            m_source.for_each_point(i, [this](Point p) { m_points.push_back(p); });
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
        if (m_source.kind(feature) == GeometryKind::point) {
            add_points(m_source.vertices_of(feature).size());
            return;
        }
        m_parts.clear();
        m_vertices.clear();
        for (std::size_t p = m_source.parts_begin(feature); p < m_source.parts_end(feature); ++p) {
            switch (m_source.part_kind(p)) {
                case PartKind::point: collect_point(); break;
                case PartKind::line: collect_line(m_source.part(p)); break;
                case PartKind::ring:
                case PartKind::hole: collect_ring(m_source.part(p), m_source.part_kind(p)); break;
            }
        }
        m_world.begin_feature();
        std::size_t begin = 0;
        for (auto const& [end, kind] : m_parts) {
            m_world.add_part(std::span{m_vertices}.subspan(begin, end - begin), kind);
            begin = end;
        }
    }

    void collect_point() {
        Point const p = m_points[m_next_point++];
        if (is_finite(p)) {
            m_vertices.push_back(p);
            end_part(1, PartKind::point);
        }
    }

    void add_points(std::size_t count) {
        auto const column = std::span{m_points}.subspan(m_next_point, count);
        m_next_point += count;
        if (count == 1 && is_finite(column[0])) {
            m_world.add_point(column[0]);
            return;
        }
        m_world.begin_feature();
        for (Point const p : column) {
            if (is_finite(p)) {
                m_world.add_part(std::span{&p, 1}, PartKind::point);
            }
        }
    }

    /// The part in lon/lat; valid until the next call.
    std::span<Point const> lonlat_of(std::span<Point const> source) {
        if (m_lonlat_from_source.is_identity()) {
            return source;
        }
        m_lonlat.clear();
        append_projected(m_lonlat_from_source, source, m_lonlat_limits, m_lonlat);
        return m_lonlat;
    }

    [[nodiscard]] bool is_all_usable(std::span<Point const> lonlat) const {
        return std::all_of(lonlat.begin(), lonlat.end(),
                           [this](Point p) { return m_usable_lonlat.contains(p); });
    }

    /// Ends the part that was appended to m_vertices, or takes it back if it is too short to be one.
    void end_part(std::size_t fewest, PartKind kind) {
        std::size_t const begin = m_parts.empty() ? 0 : m_parts.back().first;
        if (m_vertices.size() - begin >= fewest) {
            m_parts.emplace_back(m_vertices.size(), kind);
        } else {
            m_vertices.resize(begin);
        }
    }

    void collect_line(std::span<Point const> source) {
        auto const lonlat = lonlat_of(source);
        if (is_all_usable(lonlat)) {
            add_line(lonlat, source.size());
            return;
        }
        for (LinePiece const& piece : clip_line(lonlat, m_usable_lonlat)) {
            add_line(piece.vertices, source.size());
        }
    }

    void add_line(std::span<Point const> lonlat, std::size_t source_vertices) {
        std::size_t const begin = m_vertices.size();
        append_projected(m_world_from_lonlat, lonlat, m_world_limits, m_vertices);
        if (m_line_shape == LineShape::arc && source_vertices == 2 && m_vertices.size() >= begin + 2) {
            auto const arc = arc_between(m_vertices[begin], m_vertices.back());
            m_vertices.resize(begin);
            m_vertices.insert(m_vertices.end(), arc.begin(), arc.end());
        }
        end_part(2, PartKind::line);
    }

    void collect_ring(std::span<Point const> source, PartKind kind) {
        auto const lonlat = lonlat_of(source);
        bool const is_closed = lonlat.size() >= 4 && lonlat.front() == lonlat.back();
        if (is_closed && is_all_usable(lonlat)) {
            append_projected(m_world_from_lonlat, lonlat, m_world_limits, m_vertices);
            end_part(4, kind);
            return;
        }
        std::vector<Point> ring = clip_ring(lonlat, m_usable_lonlat);
        if (ring.size() >= 3) {
            ring.push_back(ring.front());
            append_projected(m_world_from_lonlat, ring, m_world_limits, m_vertices);
            end_part(4, kind);
        }
    }

    GeometryColumn const& m_source;
    Transformer const& m_lonlat_from_source;
    Transformer const& m_world_from_lonlat;
    Box m_usable_lonlat;
    DensifyLimits m_lonlat_limits;
    DensifyLimits m_world_limits;
    LineShape m_line_shape;
    std::vector<Point> m_points;
    std::size_t m_next_point = 0;
    std::vector<Point> m_lonlat;
    std::vector<Point> m_vertices;                          // of the feature at hand
    std::vector<std::pair<std::size_t, PartKind>> m_parts;  // its parts: end in m_vertices
    GeometryColumn m_world;
};

double length_of(std::span<Point const> line) {
    double length = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        length += distance(line[i], line[i + 1]);
    }
    return length;
}

Point halfway_along(std::span<Point const> line) {
    double left = length_of(line) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double const step = distance(line[i], line[i + 1]);
        if (step >= left && step > 0) {
            return line[i] + (line[i + 1] - line[i]) * (left / step);
        }
        left -= step;
    }
    return line.back();
}

Point middle_of_areas(GeometryColumn const& geometry, std::size_t feature) {
    Box bounds;
    for (std::size_t i = geometry.parts_begin(feature); i < geometry.parts_end(feature); ++i) {
        if (kind_of(geometry.part_kind(i)) == GeometryKind::polygon) {
            for (Point const p : geometry.part(i)) {
                bounds.grow(p);
            }
        }
    }
    return bounds.centre();
}

Point middle_of_lines(GeometryColumn const& geometry, std::size_t feature) {
    std::span<Point const> longest;
    double longest_length = -1;
    for (std::size_t i = geometry.parts_begin(feature); i < geometry.parts_end(feature); ++i) {
        double const length = length_of(geometry.part(i));
        if (geometry.part_kind(i) == PartKind::line && length > longest_length) {
            longest = geometry.part(i);
            longest_length = length;
        }
    }
    return halfway_along(longest);
}

Point anchor_in(GeometryColumn const& geometry, std::size_t feature) {
    switch (geometry.kind(feature)) {
        case GeometryKind::none: return {};
        case GeometryKind::point: return geometry.vertices_of(feature).front();
        case GeometryKind::line: return middle_of_lines(geometry, feature);
        case GeometryKind::polygon: break;
    }
    return middle_of_areas(geometry, feature);
}

/// What is shorter is looked at as a whole.
constexpr std::size_t vertices_without_runs = 512;

/// Features are shared out in runs of about this many vertices.
constexpr std::size_t vertices_of_run = 1U << 16U;

/// Where runs begin; the last entry is the end.
std::vector<std::size_t> runs_of(GeometryColumn const& geometry) {
    std::vector<std::size_t> begins{0};
    std::size_t vertices = 0;
    for (std::size_t i = 0; i < geometry.size(); ++i) {
        vertices += geometry.is_plain_points() ? 1 : geometry.vertices_of(i).size();
        if (vertices >= vertices_of_run) {
            begins.push_back(i + 1);
            vertices = 0;
        }
    }
    if (begins.back() < geometry.size()) {
        begins.push_back(geometry.size());
    }
    return begins;
}

}  // namespace

WorldGeometry::WorldGeometry(GeometryColumn column, JobContext const& job) : geometry(std::move(column)) {
    if (geometry.is_plain_points()) {
        index = PackedRtree(geometry.vertices(), job);
        return;
    }
    m_bounds.resize(geometry.size());
    m_anchors.resize(geometry.size());
    std::vector<std::size_t> const runs = runs_of(geometry);
    for_each_parallel(job, runs.size() - 1, [&](std::size_t run, std::size_t) {
        for (std::size_t i = runs[run]; i < runs[run + 1]; ++i) {
            m_bounds[i] = geometry.bounds_of(i);
            m_anchors[i] = anchor_in(geometry, i);
        }
    });
    index = PackedRtree(m_bounds, job);
    find_edge_runs(job);
}

void WorldGeometry::find_edge_runs(JobContext const& job) {
    std::size_t runs = 0;
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < geometry.size(); ++i) {
        bool const is_long = geometry.vertices_of(i).size() > vertices_without_runs;
        if (!is_long || geometry.kind(i) == GeometryKind::point) {
            continue;
        }
        m_long_features.push_back({i, parts.size()});
        for (std::size_t part = geometry.parts_begin(i); part < geometry.parts_end(i); ++part) {
            parts.push_back(part);
            m_run_begins.push_back(runs);
            runs += count_edge_runs(geometry.part(part).size());
        }
    }
    if (parts.empty()) {
        return;
    }
    m_run_begins.push_back(runs);
    m_edge_runs.resize(runs);
    for_each_parallel(job, m_long_features.size(), [&](std::size_t i, std::size_t) {
        std::size_t const end = i + 1 < m_long_features.size() ? m_long_features[i + 1].first : parts.size();
        for (std::size_t at = m_long_features[i].first; at < end; ++at) {
            std::size_t const count = m_run_begins[at + 1] - m_run_begins[at];
            fill_edge_runs(geometry.part(parts[at]), std::span{m_edge_runs}.subspan(m_run_begins[at], count));
        }
    });
}

FeatureEdgeRuns WorldGeometry::edge_runs_of(std::size_t feature) const {
    auto const found = std::lower_bound(m_long_features.begin(), m_long_features.end(), feature,
                                        [](LongFeature const& a, std::size_t b) { return a.feature < b; });
    if (found == m_long_features.end() || found->feature != feature) {
        return {};
    }
    std::size_t const parts = geometry.parts_end(feature) - geometry.parts_begin(feature);
    return {geometry.parts_begin(feature), std::span{m_run_begins}.subspan(found->first, parts + 1),
            m_edge_runs};
}

std::size_t WorldGeometry::bytes() const {
    return geometry.bytes() + index.bytes() + m_bounds.capacity() * sizeof(Box) +
           m_anchors.capacity() * sizeof(Point) + m_long_features.capacity() * sizeof(LongFeature) +
           m_run_begins.capacity() * sizeof(std::size_t) + m_edge_runs.capacity() * sizeof(EdgeRun);
}

WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs, LineShape line_shape,
                                   WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::vector<std::size_t> const runs = runs_of(table.geometry);
    std::vector<GeometryColumn> parts(runs.size() - 1);
    std::atomic<bool> is_ballpark{false};
    for_each_parallel(job, parts.size(), [&](std::size_t run, std::size_t worker) {
        RunBuilder builder(table, map_crs, line_shape, transformers.at(worker));
        parts[run] = builder.build(runs[run], runs[run + 1], job);
        is_ballpark = is_ballpark || builder.is_ballpark();
    });
    std::size_t vertices = 0;
    for (GeometryColumn const& part : parts) {
        vertices += part.vertices().size();
    }
    GeometryColumn geometry;
    geometry.reserve_vertices(vertices);
    for (GeometryColumn& part : parts) {
        geometry.append(part);
        part = {};
    }
    WorldGeometry world(std::move(geometry), job);
    world.is_ballpark = is_ballpark;
    return world;
}

}  // namespace gatepost
