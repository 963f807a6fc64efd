#include "geo/edge_cuts.hpp"

#include <cmath>
#include <tuple>

namespace gatepost {

namespace {

std::int64_t along(GridEdge const& edge, GridPoint p) {
    return (std::int64_t{p.x} - edge.from.x) * (std::int64_t{edge.to.x} - edge.from.x) +
           (std::int64_t{p.y} - edge.from.y) * (std::int64_t{edge.to.y} - edge.from.y);
}

GridPoint crossing(GridEdge const& a, GridEdge const& b) {
    auto const before = static_cast<double>(turn(b.from, b.to, a.from));
    auto const after = static_cast<double>(turn(b.from, b.to, a.to));
    double const t = before / (before - after);
    auto const between = [t](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>(std::lround(from + t * (static_cast<double>(to) - from)));
    };
    return {between(a.from.y, a.to.y), between(a.from.x, a.to.x)};
}

void add_piece(GridPoint from, GridPoint to, std::vector<GridEdge>& pieces) {
    if (from != to) {
        pieces.push_back({from, to});
    }
}

}  // namespace

void EdgeCuts::compare(std::uint32_t i, std::uint32_t j) {
    GridEdge const& a = m_edges[i];
    GridEdge const& b = m_edges[j];
    if (is_crossing(a, b)) {
        GridPoint const p = crossing(a, b);
        add(i, p);
        add(j, p);
        return;
    }
    for (GridPoint const p : {b.from, b.to}) {
        if (is_within(a, p)) {
            add(i, p);
        }
    }
    for (GridPoint const p : {a.from, a.to}) {
        if (is_within(b, p)) {
            add(j, p);
        }
    }
}

void EdgeCuts::add(std::uint32_t edge, GridPoint p) {
    if (p != m_edges[edge].from && p != m_edges[edge].to) {
        m_cuts.push_back({edge, along(m_edges[edge], p), p});
    }
}

std::vector<GridEdge> EdgeCuts::pieces() {
    std::sort(m_cuts.begin(), m_cuts.end(), [](Cut const& a, Cut const& b) {
        return std::tie(a.edge, a.along, a.at) < std::tie(b.edge, b.along, b.at);
    });
    std::vector<GridEdge> pieces;
    pieces.reserve(m_edges.size() + m_cuts.size());
    auto cut = m_cuts.begin();
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        GridPoint from = m_edges[i].from;
        for (; cut != m_cuts.end() && cut->edge == i; ++cut) {
            add_piece(from, cut->at, pieces);
            from = cut->at;
        }
        add_piece(from, m_edges[i].to, pieces);
    }
    return pieces;
}

}  // namespace gatepost
