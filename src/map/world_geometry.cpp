#include "map/world_geometry.hpp"

#include "geo/densify.hpp"
#include "map/world_run.hpp"

#include <algorithm>
#include <atomic>

namespace gatepost {

namespace {

/// The error that keeps the whole table's long edges from becoming too many vertices.
double error_m_of(FeatureTable const& table, JobContext const& job) {
    DensifyBudget budget(table.source_crs);
    GeometryColumn const& geometry = table.geometry;
    for (std::size_t i = 0; i < geometry.size() && !geometry.is_plain_points(); ++i) {
        bool const has_edges =
            geometry.kind(i) == GeometryKind::line || geometry.kind(i) == GeometryKind::polygon;
        if (!has_edges || job.stop.stop_requested()) {
            continue;
        }
        for (std::size_t part = geometry.parts_begin(i); part < geometry.parts_end(i); ++part) {
            budget.add(geometry.part(part));
        }
    }
    return budget.error_m();
}

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

std::size_t WorldGeometry::bytes() const {
    return geometry.bytes() + index.bytes() + m_bounds.capacity() * sizeof(Box) +
           m_anchors.capacity() * sizeof(Point) + m_long_features.capacity() * sizeof(LongFeature) +
           m_run_begins.capacity() * sizeof(std::size_t) + m_edge_runs.capacity() * sizeof(EdgeRun);
}

WorldGeometry build_world_geometry(FeatureTable const& table, Crs const& map_crs, LineShape line_shape,
                                   WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::vector<std::size_t> const runs = runs_of(table.geometry);
    std::vector<WorldRun> parts(runs.size() - 1);
    std::atomic<bool> is_ballpark{false};
    WorldBuilding const building{table, map_crs, line_shape, error_m_of(table, job)};
    for_each_parallel(job, parts.size(), [&](std::size_t run, std::size_t worker) {
        parts[run] = build_world_run(building, transformers.at(worker), runs[run], runs[run + 1], job);
        is_ballpark = is_ballpark || parts[run].is_ballpark;
    });
    MissedFeatures missed;
    std::vector<GeometryColumn> columns;
    for (WorldRun& part : parts) {
        missed.append(part.missed);
        columns.push_back(std::move(part.geometry));
    }
    WorldGeometry world(GeometryColumn::joined(std::move(columns), job), job);
    world.is_ballpark = is_ballpark;
    world.missed = std::move(missed);
    return world;
}

bool covers(WorldGeometry const& world, std::size_t feature, Point p) {
    GeometryColumn const& geometry = world.geometry;
    FeatureEdgeRuns const runs = world.edge_runs_of(feature);
    bool is_inside = false;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        PartKind const kind = geometry.part_kind(part);
        if (kind_of(kind) != GeometryKind::polygon) {
            continue;
        }
        if (kind == PartKind::area && is_inside) {
            return true;
        }
        is_inside = is_inside != is_crossed_oddly(p, geometry.part(part), runs.of_part(part));
    }
    return is_inside;
}

}  // namespace gatepost
