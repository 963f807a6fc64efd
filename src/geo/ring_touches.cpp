#include "geo/ring_touches.hpp"

#include "geo/edge_cuts.hpp"

#include <limits>
#include <optional>
#include <vector>

namespace gatepost {

namespace {

/// Whether a ring has to be reversed so that the inside is on the left of its edges.
bool is_wrong_way_round(std::span<GridEdge const> ring, bool is_hole) {
    double area = 0;
    for (GridEdge const& edge : ring) {
        area += static_cast<double>(turn(ring.front().from, edge.from, edge.to));
    }
    return (area > 0) == is_hole;
}

/// The edges that touch others, in order.
std::vector<std::uint32_t> touching_edges(std::span<EdgePair const> pairs) {
    std::vector<std::uint32_t> touching;
    for (auto const& [i, j] : pairs) {
        touching.push_back(i);
        touching.push_back(j);
    }
    std::sort(touching.begin(), touching.end());
    touching.erase(std::unique(touching.begin(), touching.end()), touching.end());
    return touching;
}

/// The edges that touch others, cut where they do, with the inside on their left.
std::vector<GridEdge> touching_pieces(GridRings const& rings, std::span<std::uint8_t const> is_hole,
                                      std::span<EdgePair const> pairs) {
    std::vector<std::uint32_t> const touching = touching_edges(pairs);
    std::vector<GridEdge> edges;
    std::uint32_t end = 0;  // of the current ring
    bool is_wrong = false;
    for (std::uint32_t const i : touching) {
        if (i >= end) {
            auto const after = std::upper_bound(rings.ends.begin(), rings.ends.end(), i);
            std::uint32_t const begin = after == rings.ends.begin() ? 0 : *std::prev(after);
            end = *after;
            is_wrong = is_wrong_way_round(std::span(rings.edges).subspan(begin, end - begin),
                                          is_hole[static_cast<std::size_t>(after - rings.ends.begin())] != 0);
        }
        GridEdge const& edge = rings.edges[i];
        edges.push_back(is_wrong ? GridEdge{edge.to, edge.from} : edge);
    }
    auto const place = [&](std::uint32_t i) {
        return static_cast<std::uint32_t>(std::lower_bound(touching.begin(), touching.end(), i) -
                                          touching.begin());
    };
    EdgeCuts cuts(edges);
    for (auto const& [i, j] : pairs) {
        cuts.compare(place(i), place(j));
    }
    return cuts.pieces();
}

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// One end of a piece, seen from the vertex that it stands at.
struct Spoke {
    GridPoint hub;
    GridPoint end;
    bool is_leaving;
    std::uint32_t seam;  ///< or none. A seam is pieces that overlap and run there and back.
};

/// By hub, then counter-clockwise.
bool is_before(Spoke const& a, Spoke const& b) {
    if (a.hub != b.hub) {
        return a.hub < b.hub;
    }
    bool const a_is_above = a.hub < a.end;
    bool const b_is_above = b.hub < b.end;
    return a_is_above != b_is_above ? a_is_above : turn(a.hub, a.end, b.end) > 0;
}

/// Seams that are connected, and on which side of the edges that they end at they lie.
class Seams {
  public:
    std::uint32_t add() {
        m_parent.push_back(static_cast<std::uint32_t>(m_parent.size()));
        m_side.push_back(Side::unknown);
        return m_parent.back();
    }
    /// Returns false if one lies inside and the other outside.
    bool unite(std::uint32_t a, std::uint32_t b) {
        a = first_of(a);
        b = first_of(b);
        Side const side = m_side[a] == Side::unknown ? m_side[b] : m_side[a];
        m_parent[b] = a;
        return place(a, side) && (m_side[b] == Side::unknown || m_side[b] == side);
    }
    bool place(std::uint32_t seam, bool is_inside) {
        return place(first_of(seam), is_inside ? Side::inside : Side::outside);
    }

  private:
    enum class Side : std::uint8_t { unknown, inside, outside };
    bool place(std::uint32_t first, Side side) {
        Side const before = std::exchange(m_side[first], side);
        return before == Side::unknown || before == side;
    }
    std::uint32_t first_of(std::uint32_t i) {
        while (m_parent[i] != i) {
            i = m_parent[i] = m_parent[m_parent[i]];
        }
        return i;
    }
    std::vector<std::uint32_t> m_parent;
    std::vector<Side> m_side;
};

/// Nothing if two overlapping pieces run the same way.
std::optional<std::vector<Spoke>> spokes_of(std::vector<GridEdge> pieces, Seams& seams) {
    auto const key = [](GridEdge const& e) {
        return std::pair(std::min(e.from, e.to), std::max(e.from, e.to));
    };
    std::sort(pieces.begin(), pieces.end(),
              [&](GridEdge const& a, GridEdge const& b) { return key(a) < key(b); });
    std::vector<Spoke> spokes;
    for (std::size_t i = 0; i < pieces.size();) {
        auto const [low, high] = key(pieces[i]);
        int upwards = 0;
        for (; i < pieces.size() && key(pieces[i]) == std::pair(low, high); ++i) {
            upwards += pieces[i].from == low ? 1 : -1;
        }
        if (upwards > 1 || upwards < -1) {
            return std::nullopt;
        }
        std::uint32_t const seam = upwards == 0 ? seams.add() : none;
        spokes.push_back({low, high, upwards > 0, seam});
        spokes.push_back({high, low, upwards < 0, seam});
    }
    return spokes;
}

/// Whether inside and outside alternate around a vertex: every other edge leaves it. Seams do not count, but
/// connected seams must lie on one side.
bool is_sound_hub(std::span<Spoke const> spokes, Seams& seams) {
    auto const is_edge = [](Spoke const& spoke) { return spoke.seam == none; };
    auto const first = std::find_if(spokes.begin(), spokes.end(), is_edge);
    if (first == spokes.end()) {
        return std::all_of(spokes.begin(), spokes.end(),
                           [&](Spoke const& spoke) { return seams.unite(spokes[0].seam, spoke.seam); });
    }
    auto const begin = static_cast<std::size_t>(first - spokes.begin());
    bool const is_crowded = std::count_if(spokes.begin(), spokes.end(), is_edge) > 2;
    bool is_inside = first->is_leaving;  // counter-clockwise of a leaving edge is its left side, the inside
    for (std::size_t i = 1; i <= spokes.size(); ++i) {
        Spoke const& spoke = spokes[(begin + i) % spokes.size()];
        if (spoke.seam != none) {
            if (!seams.place(spoke.seam, is_inside)) {
                return false;
            }
        } else if (is_crowded && spoke.is_leaving == is_inside) {
            return false;
        } else {
            is_inside = spoke.is_leaving;
        }
    }
    return true;
}

}  // namespace

bool is_crossed_where_touched(GridRings const& rings, std::span<std::uint8_t const> is_hole,
                              std::span<EdgePair const> pairs) {
    Seams seams;
    auto spokes = spokes_of(touching_pieces(rings, is_hole, pairs), seams);
    if (!spokes) {
        return true;
    }
    std::sort(spokes->begin(), spokes->end(), is_before);
    std::span<Spoke const> left = *spokes;
    while (!left.empty()) {
        auto const is_elsewhere = [&](Spoke const& spoke) { return spoke.hub != left.front().hub; };
        auto const end = std::find_if(left.begin(), left.end(), is_elsewhere);
        auto const count = static_cast<std::size_t>(end - left.begin());
        if (!is_sound_hub(left.first(count), seams)) {
            return true;
        }
        left = left.subspan(count);
    }
    return false;
}

}  // namespace gatepost
