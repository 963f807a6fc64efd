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
            if (m_source.kind(i) == GeometryKind::point) {
                auto const vertices = m_source.vertices_of(i);
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
        GeometryKind const kind = m_source.kind(feature);
        if (kind == GeometryKind::point) {
            add_points(m_source.vertices_of(feature).size());
            return;
        }
        m_parts.clear();
        m_vertices.clear();
        for (std::size_t p = m_source.parts_begin(feature); p < m_source.parts_end(feature); ++p) {
            if (kind == GeometryKind::line) {
                collect_line(m_source.part(p));
            } else {
                collect_ring(m_source.part(p), m_source.is_hole(p));
            }
        }
        m_world.begin_feature(m_parts.empty() ? GeometryKind::none : kind);
        std::size_t begin = 0;
        for (auto const& [end, is_hole] : m_parts) {
            m_world.add_part(std::span{m_vertices}.subspan(begin, end - begin), is_hole);
            begin = end;
        }
    }

    void add_points(std::size_t count) {
        auto const column = std::span{m_points}.subspan(m_next_point, count);
        m_next_point += count;
        if (count == 1 && is_finite(column[0])) {
            m_world.add_point(column[0]);
            return;
        }
        bool const any = std::any_of(column.begin(), column.end(), is_finite);
        m_world.begin_feature(any ? GeometryKind::point : GeometryKind::none);
        for (Point const p : column) {
            if (is_finite(p)) {
                m_world.add_part(std::span{&p, 1});
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
    void end_part(std::size_t fewest, bool is_hole) {
        std::size_t const begin = m_parts.empty() ? 0 : m_parts.back().first;
        if (m_vertices.size() - begin >= fewest) {
            m_parts.emplace_back(m_vertices.size(), is_hole);
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
        end_part(2, false);
    }

    void collect_ring(std::span<Point const> source, bool is_hole) {
        auto const lonlat = lonlat_of(source);
        bool const is_closed = lonlat.size() >= 4 && lonlat.front() == lonlat.back();
        if (is_closed && is_all_usable(lonlat)) {
            append_projected(m_world_from_lonlat, lonlat, m_world_limits, m_vertices);
            end_part(4, is_hole);
            return;
        }
        std::vector<Point> ring = clip_ring(lonlat, m_usable_lonlat);
        if (ring.size() >= 3) {
            ring.push_back(ring.front());
            append_projected(m_world_from_lonlat, ring, m_world_limits, m_vertices);
            end_part(4, is_hole);
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
    std::vector<Point> m_vertices;                      // of the feature at hand
    std::vector<std::pair<std::size_t, bool>> m_parts;  // its parts: end in m_vertices, hole
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

Point anchor_in(GeometryColumn const& geometry, std::size_t feature) {
    switch (geometry.kind(feature)) {
        case GeometryKind::none: return {};
        case GeometryKind::point: return geometry.vertices_of(feature).front();
        case GeometryKind::polygon: return geometry.bounds_of(feature).centre();
        case GeometryKind::line: break;
    }
    std::size_t longest = geometry.parts_begin(feature);
    double longest_length = 0;
    for (std::size_t part = longest; part < geometry.parts_end(feature); ++part) {
        double const length = length_of(geometry.part(part));
        longest = length > longest_length ? part : longest;
        longest_length = std::max(length, longest_length);
    }
    return halfway_along(geometry.part(longest));
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
