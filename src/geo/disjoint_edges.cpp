#include "geo/disjoint_edges.hpp"

#include "geo/edge_cuts.hpp"
#include "geo/edge_tree.hpp"

#include <utility>

namespace gatepost {

namespace {

constexpr int most_rounds = 16;
constexpr std::size_t most_looks_at_least = 20'000'000;  // at pairs of edges: some 50 ms
constexpr std::size_t most_looks_per_edge = 256;
constexpr std::size_t most_cuts_at_least = 100'000;
constexpr std::size_t most_cuts_per_edge = 4;

/// Where the edges have to be cut. Nothing if there are too many pairs or too many cuts.
std::optional<EdgeCuts> cuts_of(std::vector<GridEdge> const& edges) {
    std::size_t const most_looks = most_looks_at_least + most_looks_per_edge * edges.size();
    std::size_t const most_cuts = most_cuts_at_least + most_cuts_per_edge * edges.size();
    EdgeCuts cuts(edges);
    bool const is_complete = EdgeTree(edges).visit_near_pairs(most_looks, [&](std::size_t i, std::size_t j) {
        if (have_common_point(edges[i], edges[j])) {
            cuts.compare(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
        }
        return cuts.size() <= most_cuts;
    });
    return is_complete && cuts.size() <= most_cuts ? std::optional(std::move(cuts)) : std::nullopt;
}

bool is_before(GridEdge const& a, GridEdge const& b) {
    if (a.from != b.from) {
        return a.from < b.from;
    }
    std::int64_t const side = turn(a.from, a.to, b.to);
    return side != 0 ? side < 0 : a.to < b.to;
}

/// An even number of equal edges separates nothing; an odd number separates as much as one.
std::vector<GridEdge> separating(std::vector<GridEdge> edges) {
    std::erase_if(edges, [](GridEdge const& edge) { return edge.from.y == edge.to.y; });
    for (GridEdge& edge : edges) {
        if (edge.to < edge.from) {
            std::swap(edge.from, edge.to);
        }
    }
    std::sort(edges.begin(), edges.end(), is_before);
    std::vector<GridEdge> kept;
    for (GridEdge const& edge : edges) {
        if (!kept.empty() && kept.back().from == edge.from && kept.back().to == edge.to) {
            kept.pop_back();
        } else {
            kept.push_back(edge);
        }
    }
    return kept;
}

}  // namespace

std::optional<std::vector<GridEdge>> disjoint_edges(std::vector<GridEdge> edges) {
    for (int round = 0; round < most_rounds; ++round) {
        auto cuts = cuts_of(edges);
        if (!cuts) {
            return std::nullopt;
        }
        if (cuts->size() == 0) {
            return separating(std::move(edges));
        }
        edges = cuts->pieces();
    }
    return std::nullopt;
}

}  // namespace gatepost
