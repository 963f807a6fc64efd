#include "geo/ring_contacts.hpp"

#include "geo/edge_cuts.hpp"
#include "geo/edge_tree.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

// Of rings without contacts few edges come near each other. A hatching of long lines is an exception that is
// worth this much.
constexpr std::size_t most_looks_at_least = 4'000'000;
constexpr std::size_t most_looks_per_edge = 256;
constexpr std::size_t most_touches_per_edge = 8;

constexpr std::size_t few_edges = 20;  // are compared each with each

std::vector<std::uint32_t> followers(GridRings const& rings) {
    std::vector<std::uint32_t> next(rings.edges.size());
    std::uint32_t begin = 0;
    for (std::uint32_t const end : rings.ends) {
        for (std::uint32_t i = begin; i < end; ++i) {
            next[i] = i + 1 < end ? i + 1 : begin;
        }
        begin = end;
    }
    return next;
}

/// Whether `after` runs back over `before`, which it follows.
bool turns_back(GridEdge const& before, GridEdge const& after) {
    std::int64_t const ahead =
        (std::int64_t{before.to.x} - before.from.x) * (std::int64_t{after.to.x} - after.from.x) +
        (std::int64_t{before.to.y} - before.from.y) * (std::int64_t{after.to.y} - after.from.y);
    return ahead < 0 && turn(before.from, before.to, after.to) == 0;
}

/// The pairs of edges that have more in common than that one follows the other.
class Touches {
  public:
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    explicit Touches(GridRings const& rings)
        : m_edges(rings.edges),
          m_next(followers(rings)),
          m_most_touches(most_touches_per_edge * rings.edges.size()) {}

    /// False where there is no need to go on: at the first crossing, or after very many touches.
    bool look(std::size_t i, std::size_t j) {
        if (has_contact(i, j)) {
            m_pairs.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
            m_is_crossing = is_crossing(m_edges[i], m_edges[j]) || m_pairs.size() > m_most_touches;
        }
        return !m_is_crossing;
    }
    /// False where there were too many to look at.
    bool look_at_all(EdgeTree const& tree) {
        std::size_t const most_looks = most_looks_at_least + most_looks_per_edge * m_edges.size();
        return tree.visit_near_pairs(most_looks, [this](std::size_t i, std::size_t j) { return look(i, j); });
    }
    void look_at_few() {
        for (std::size_t j = 1; j < m_edges.size(); ++j) {
            for (std::size_t i = 0; i < j; ++i) {
                if (do_boxes_meet(m_edges[i], m_edges[j]) && !look(i, j)) {
                    return;
                }
            }
        }
    }
    [[nodiscard]] bool has_crossing() const { return m_is_crossing; }
    [[nodiscard]] std::vector<Pair> const& pairs() const { return m_pairs; }

  private:
    [[nodiscard]] bool has_contact(std::size_t i, std::size_t j) const {
        GridEdge const& a = m_edges[i];
        GridEdge const& b = m_edges[j];
        bool const is_followed = m_next[i] == j;
        bool const follows = m_next[j] == i;
        if (is_followed || follows) {
            return (is_followed && turns_back(a, b)) || (follows && turns_back(b, a));
        }
        return have_common_point(a, b);
    }
    static bool do_boxes_meet(GridEdge const& a, GridEdge const& b) {
        return a.min_x() <= b.max_x() && b.min_x() <= a.max_x() && a.min_y() <= b.max_y() &&
               b.min_y() <= a.max_y();
    }

    std::span<GridEdge const> m_edges;
    std::vector<std::uint32_t> m_next;
    std::size_t m_most_touches;
    std::vector<Pair> m_pairs;
    bool m_is_crossing = false;
};

/// Which rings have to be turned round for the inside to be on the left of all edges.
std::vector<std::uint8_t> wrong_way_round(GridRings const& rings) {
    std::vector<std::uint8_t> result;
    std::uint32_t begin = 0;
    for (std::uint32_t const end : rings.ends) {
        double area = 0;
        for (std::uint32_t i = begin; i < end; ++i) {
            area +=
                static_cast<double>(turn(rings.edges[begin].from, rings.edges[i].from, rings.edges[i].to));
        }
        result.push_back((area > 0) == result.empty() ? 0 : 1);
        begin = end;
    }
    return result;
}

/// The edges that touch others, cut where they do, with the inside on their left.
std::vector<GridEdge> touching_pieces(GridRings const& rings, std::vector<Touches::Pair> const& pairs) {
    std::vector<std::uint32_t> touching;
    for (auto const& [i, j] : pairs) {
        touching.push_back(i);
        touching.push_back(j);
    }
    std::sort(touching.begin(), touching.end());
    touching.erase(std::unique(touching.begin(), touching.end()), touching.end());
    std::vector<std::uint8_t> const is_wrong = wrong_way_round(rings);
    std::vector<GridEdge> edges;
    for (std::uint32_t const i : touching) {
        auto const ring = std::upper_bound(rings.ends.begin(), rings.ends.end(), i) - rings.ends.begin();
        GridEdge const& edge = rings.edges[i];
        edges.push_back(is_wrong[static_cast<std::size_t>(ring)] != 0 ? GridEdge{edge.to, edge.from} : edge);
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
    std::uint32_t seam;  ///< or none. Pieces that run over each other there and back are a seam.
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

/// Seams that hang together, and on which side of the edges they lie that they end at.
class Seams {
  public:
    std::uint32_t add() {
        m_parent.push_back(static_cast<std::uint32_t>(m_parent.size()));
        m_side.push_back(Side::unknown);
        return m_parent.back();
    }
    /// False if one lies inside and the other outside.
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

/// Nothing where two pieces run the same way over each other.
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

/// Whether inside and outside take turns around a vertex: every other edge leaves it. Seams do not count, but
/// those that hang together must lie on one side.
bool is_sound_hub(std::span<Spoke const> spokes, Seams& seams) {
    auto const is_edge = [](Spoke const& spoke) { return spoke.seam == none; };
    auto const first = std::find_if(spokes.begin(), spokes.end(), is_edge);
    if (first == spokes.end()) {
        return std::all_of(spokes.begin(), spokes.end(),
                           [&](Spoke const& spoke) { return seams.unite(spokes[0].seam, spoke.seam); });
    }
    auto const begin = static_cast<std::size_t>(first - spokes.begin());
    bool const is_crowded = std::count_if(spokes.begin(), spokes.end(), is_edge) > 2;
    bool is_inside = first->is_leaving;  // counter-clockwise of an edge that leaves lies its left side
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

bool do_cross(std::vector<GridEdge> pieces) {
    Seams seams;
    auto spokes = spokes_of(std::move(pieces), seams);
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

}  // namespace

RingContact contact_between(GridRings const& rings) {
    Touches touches(rings);
    bool is_complete = true;
    if (rings.edges.size() <= few_edges) {
        touches.look_at_few();
    } else {
        is_complete = touches.look_at_all(EdgeTree(rings.edges));
    }
    if (!is_complete || touches.has_crossing()) {
        return RingContact::crossing;
    }
    if (touches.pairs().empty()) {
        return RingContact::none;
    }
    return do_cross(touching_pieces(rings, touches.pairs())) ? RingContact::crossing : RingContact::touching;
}

bool are_sound(GridRings const& rings, std::span<std::uint8_t const> is_hole) {
    Touches touches(rings);
    if (rings.ends.size() == 1 && rings.edges.size() <= few_edges) {
        touches.look_at_few();
        return touches.pairs().empty();
    }
    EdgeTree const tree(rings.edges);
    if (!touches.look_at_all(tree) || !touches.pairs().empty()) {
        return false;
    }
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < rings.ends.size(); ++i) {
        std::uint32_t const end = rings.ends[i];
        if (begin != end && tree.is_crossed_oddly(rings.edges[begin].from, begin, end) != (is_hole[i] != 0)) {
            return false;
        }
        begin = end;
    }
    return true;
}

}  // namespace gatepost
