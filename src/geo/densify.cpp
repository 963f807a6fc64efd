#include "geo/densify.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace gatepost {

namespace {

constexpr int max_depth =
    12;  // 4096 pieces: a great circle half round the world at 1 m would need no more than that
constexpr double earth_radius_m = 6'371'000;
constexpr double half_round_m = 20'000'000;  // no edge on earth is longer
constexpr double short_edge_m = 1000;

/// The length over which the globe's curvature amounts to the error.
double piece_length_m(double error_m) { return std::sqrt(8 * earth_radius_m * error_m); }

struct Edge {
    Point source_a, source_b;
    Point world_a, world_b;
};

class Splitter {
  public:
    Splitter(Transformer const& transformer, DensifyLimits const& limits, std::vector<Point>& world)
        : m_transformer(transformer), m_limits(limits), m_world(world) {}

    /// `p`, shifted by whole turns if that brings it nearer to `neighbour`.
    [[nodiscard]] Point in_turn_of(Point neighbour, Point p) const {
        bool const is_far = m_limits.turn_world > 0 && std::abs(p.x - neighbour.x) > m_limits.turn_world / 2;
        return is_far ? Point{neighbour.x + std::remainder(p.x - neighbour.x, m_limits.turn_world), p.y} : p;
    }

    [[nodiscard]] int depth_for(double length_source) const {
        if (m_limits.piece_length_source <= 0) {
            return max_depth;
        }
        constexpr double at_least = 4;
        double const pieces = at_least + length_source / m_limits.piece_length_source;
        return static_cast<int>(std::min(std::ceil(std::log2(pieces)), static_cast<double>(max_depth)));
    }

    /// Appends the inner vertices of the edge, halving it until its middle is near enough to the chord. A
    /// long curve may cross its chord in the middle (one that is symmetric about the equator, say), so its
    /// quarters are checked too.
    void split(Edge const& edge, Point world_middle, int depth) {
        constexpr double long_chord = 1000;  // in units of the error
        double const max_error = m_limits.max_error_world;
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
        m_transformer.forward(quarters);
        quarters[0] = in_turn_of(world_middle, quarters[0]);
        quarters[1] = in_turn_of(world_middle, quarters[1]);
        bool const quarters_near =
            distance_to_segment(quarters[0], edge.world_a, edge.world_b) <= max_error &&
            distance_to_segment(quarters[1], edge.world_a, edge.world_b) <= max_error;
        if (near && quarters_near) {
            return;
        }
        split(first, quarters[0], depth - 1);
        m_world.push_back(world_middle);
        split(second, quarters[1], depth - 1);
    }

  private:
    Transformer const& m_transformer;
    DensifyLimits const& m_limits;
    std::vector<Point>& m_world;
};

/// Edges that may have to be split, and where their midpoints lie on the map.
struct LongEdges {
    std::vector<std::size_t> numbers;
    std::vector<Point> middles_world;
};

LongEdges long_edges_of(Transformer const& world_from_source, std::span<Point const> source,
                        double short_edge_source) {
    LongEdges found;
    for (std::size_t i = 0; i + 1 < source.size(); ++i) {
        if (distance(source[i], source[i + 1]) > short_edge_source) {
            found.numbers.push_back(i);
            found.middles_world.push_back(midpoint(source[i], source[i + 1]));
        }
    }
    world_from_source.forward(found.middles_world);
    return found;
}

}  // namespace

DensifyLimits densify_limits(Crs const& source, Crs const& world, double error_m) {
    return {error_m / world.metres_per_unit(), short_edge_m / source.metres_per_unit(),
            piece_length_m(error_m) / source.metres_per_unit(), 0};
}

std::size_t append_projected(Transformer const& world_from_source, std::span<Point const> source,
                             DensifyLimits const& limits, std::vector<Point>& world) {
    if (world_from_source.is_identity()) {
        std::size_t const before = world.size();
        std::copy_if(source.begin(), source.end(), std::back_inserter(world), is_finite);
        return source.size() - (world.size() - before);
    }
    std::vector<Point> ends(source.begin(), source.end());
    world_from_source.forward(ends);
    auto const [long_edges, middles] = long_edges_of(world_from_source, source, limits.short_edge_source);
    Splitter splitter(world_from_source, limits, world);
    std::size_t next_long = 0;
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        left_out += is_finite(ends[i]) ? 0 : 1;
        if (is_finite(ends[i])) {
            world.push_back(ends[i]);
        }
        bool const is_long = next_long < long_edges.size() && long_edges[next_long] == i;
        bool const is_whole = i + 1 < ends.size() && is_finite(ends[i]) && is_finite(ends[i + 1]);
        if (is_whole && is_long) {
            // The midpoint of a long edge tells which way round the globe it goes.
            Point const middle = splitter.in_turn_of(ends[i], middles[next_long]);
            ends[i + 1] = splitter.in_turn_of(is_finite(middle) ? middle : ends[i], ends[i + 1]);
            splitter.split({source[i], source[i + 1], ends[i], ends[i + 1]}, middle,
                           splitter.depth_for(distance(source[i], source[i + 1])));
        } else if (is_whole) {
            ends[i + 1] = splitter.in_turn_of(ends[i], ends[i + 1]);
        }
        next_long += is_long ? 1 : 0;
    }
    return left_out;
}

void DensifyBudget::add(std::span<Point const> line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double const length_m = distance(line[i], line[i + 1]) * m_metres_per_unit;
        if (length_m > short_edge_m) {
            m_pieces += std::min(length_m, half_round_m) / piece_length_m(1);
        }
    }
    m_vertices += static_cast<double>(line.size());
}

double DensifyBudget::error_m() const {
    constexpr double most_pieces = 1'000'000;
    double const excess = m_pieces / (most_pieces + m_vertices);
    return std::max(excess * excess, 1.0);
}

}  // namespace gatepost
