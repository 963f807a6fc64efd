#include "geo/densify.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace gatepost {

namespace {

constexpr int max_depth =
    12;  // 4096 pieces: a great circle half round the world at 1 m would need no more than that

struct Edge {
    Point source_a, source_b;
    Point world_a, world_b;
};

/// Appends the inner vertices of the edge, halving it while it is off the chord. A long curve may cross its
/// chord in the middle (one that is symmetric about the equator, say), so its quarters are looked at too.
void split(Transformer const& transformer, Edge const& edge, Point world_middle, double max_error, int depth,
           std::vector<Point>& world) {
    constexpr double long_chord = 1000;  // in units of the error
    bool const near = distance_to_segment(world_middle, edge.world_a, edge.world_b) <= max_error;
    bool const is_short = distance(edge.world_a, edge.world_b) <= long_chord * max_error;
    if (!is_finite(world_middle) || depth == 0 || (near && is_short)) {
        return;
    }
    Point const source_middle = midpoint(edge.source_a, edge.source_b);
    Edge const first{edge.source_a, source_middle, edge.world_a, world_middle};
    Edge const second{source_middle, edge.source_b, world_middle, edge.world_b};
    std::array<Point, 2> quarters{midpoint(first.source_a, first.source_b),
                                  midpoint(second.source_a, second.source_b)};
    transformer.forward(quarters);
    bool const quarters_near = distance_to_segment(quarters[0], edge.world_a, edge.world_b) <= max_error &&
                               distance_to_segment(quarters[1], edge.world_a, edge.world_b) <= max_error;
    if (near && quarters_near) {
        return;
    }
    split(transformer, first, quarters[0], max_error, depth - 1, world);
    world.push_back(world_middle);
    split(transformer, second, quarters[1], max_error, depth - 1, world);
}

}  // namespace

DensifyLimits densify_limits(Crs const& source, Crs const& world) {
    constexpr double max_error_m = 1;
    constexpr double short_edge_m = 1000;
    return {max_error_m / world.metres_per_unit(), short_edge_m / source.metres_per_unit()};
}

void append_projected(Transformer const& world_from_source, std::span<Point const> source,
                      DensifyLimits const& limits, std::vector<Point>& world) {
    if (world_from_source.is_identity()) {
        std::copy_if(source.begin(), source.end(), std::back_inserter(world), is_finite);
        return;
    }
    std::vector<Point> ends(source.begin(), source.end());
    world_from_source.forward(ends);
    std::vector<std::size_t> long_edges;
    std::vector<Point> middles;
    for (std::size_t i = 0; i + 1 < source.size(); ++i) {
        if (distance(source[i], source[i + 1]) > limits.short_edge_source) {
            long_edges.push_back(i);
            middles.push_back(midpoint(source[i], source[i + 1]));
        }
    }
    world_from_source.forward(middles);
    std::size_t next_long = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (is_finite(ends[i])) {
            world.push_back(ends[i]);
        }
        if (next_long < long_edges.size() && long_edges[next_long] == i) {
            if (is_finite(ends[i]) && is_finite(ends[i + 1])) {
                split(world_from_source, {source[i], source[i + 1], ends[i], ends[i + 1]}, middles[next_long],
                      limits.max_error_world, max_depth, world);
            }
            ++next_long;
        }
    }
}

}  // namespace gatepost
