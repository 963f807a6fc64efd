#include "geo/densify.hpp"

#include <array>
#include <iterator>

namespace gatepost {

namespace {

constexpr int max_depth = 12;  // 4096 pieces: a great circle half round the world at 1 m would need no more than that

struct Edge {
    Point source_a, source_b;
    Point world_a, world_b;
};

/// Appends the inner vertices of the edge, halving it while its middle is off the chord.
void split(Transformer const& transformer, Edge const& edge, Point world_middle, double max_error, int depth,
           std::vector<Point>& world) {
    if (!is_finite(world_middle) || depth == 0 ||
        distance_to_segment(world_middle, edge.world_a, edge.world_b) <= max_error) {
        return;
    }
    Point const source_middle = midpoint(edge.source_a, edge.source_b);
    Edge const first{edge.source_a, source_middle, edge.world_a, world_middle};
    Edge const second{source_middle, edge.source_b, world_middle, edge.world_b};
    std::array<Point, 2> quarters{midpoint(first.source_a, first.source_b), midpoint(second.source_a, second.source_b)};
    transformer.forward(quarters);
    split(transformer, first, quarters[0], max_error, depth - 1, world);
    world.push_back(world_middle);
    split(transformer, second, quarters[1], max_error, depth - 1, world);
}

}  // namespace

void append_projected(Transformer const& world_from_source, std::span<Point const> source, double max_error_world,
                      std::vector<Point>& world) {
    if (world_from_source.is_identity() || source.size() < 2) {
        std::vector<Point> column(source.begin(), source.end());
        world_from_source.forward(column);
        std::copy_if(column.begin(), column.end(), std::back_inserter(world), is_finite);
        return;
    }
    std::vector<Point> ends(source.begin(), source.end());
    std::vector<Point> middles(source.size() - 1);
    for (std::size_t i = 0; i + 1 < source.size(); ++i) {
        middles[i] = midpoint(source[i], source[i + 1]);
    }
    world_from_source.forward(ends);
    world_from_source.forward(middles);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (i > 0 && is_finite(ends[i - 1]) && is_finite(ends[i])) {
            split(world_from_source, {source[i - 1], source[i], ends[i - 1], ends[i]}, middles[i - 1], max_error_world,
                  max_depth, world);
        }
        if (is_finite(ends[i])) {
            world.push_back(ends[i]);
        }
    }
}

}  // namespace gatepost
