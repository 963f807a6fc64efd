#include "geo/edge_runs.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// The vertices of a run: one more than edges.
std::span<Point const> vertices_of_run(std::span<Point const> line, std::size_t run) {
    std::size_t const begin = run * edges_per_run;
    return line.subspan(begin, std::min(edges_per_run + 1, line.size() - begin));
}

double distance_to_box(Point p, Box const& box) {
    return distance(p, {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)});
}

double distance_to_edges(Point p, std::span<Point const> line, double nearest) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        nearest = std::min(nearest, distance_to_segment(p, line[i], line[i + 1]));
    }
    return nearest;
}

bool is_crossing(Point p, Point a, Point b) {
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

bool is_crossed_oddly_by_edges(Point p, std::span<Point const> line) {
    bool is_odd = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        is_odd = is_odd != is_crossing(p, line[i], line[i + 1]);
    }
    return is_odd;
}

bool is_crossed_oddly_by_run(Point p, std::span<Point const> line, Box const& bounds) {
    bool const is_level = p.y >= bounds.min_y && p.y < bounds.max_y;
    if (!is_level || p.x > bounds.max_x) {
        return false;
    }
    if (p.x < bounds.min_x) {  // the ray meets every edge that reaches from one side of it to the other
        return (line.front().y > p.y) != (line.back().y > p.y);
    }
    return is_crossed_oddly_by_edges(p, line);
}

}  // namespace

void fill_edge_runs(std::span<Point const> line, std::span<EdgeRun> runs) {
    for (std::size_t r = 0; r < runs.size(); ++r) {
        auto const vertices = vertices_of_run(line, r);
        runs[r].length = 0;
        runs[r].bounds = {};
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            runs[r].bounds.grow(vertices[i]);
            runs[r].length += i > 0 ? distance(vertices[i - 1], vertices[i]) : 0;
        }
    }
}

double distance_to_line(Point p, std::span<Point const> line, std::span<EdgeRun const> runs, double within) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (runs.empty()) {
        return distance_to_edges(p, line, infinity);
    }
    double nearest = infinity;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        if (distance_to_box(p, runs[r].bounds) <= std::min(nearest, within)) {
            nearest = distance_to_edges(p, vertices_of_run(line, r), nearest);
        }
    }
    return nearest;
}

bool is_crossed_oddly(Point p, std::span<Point const> ring, std::span<EdgeRun const> runs) {
    if (ring.empty()) {
        return false;
    }
    bool is_odd = is_crossing(p, ring.back(), ring.front());
    if (runs.empty()) {
        return is_odd != is_crossed_oddly_by_edges(p, ring);
    }
    for (std::size_t r = 0; r < runs.size(); ++r) {
        is_odd = is_odd != is_crossed_oddly_by_run(p, vertices_of_run(ring, r), runs[r].bounds);
    }
    return is_odd;
}

}  // namespace gatepost
