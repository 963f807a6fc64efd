#include "geo/ring_contacts.hpp"

#include "geo/edge_tree.hpp"
#include "geo/ring_touches.hpp"

#include <vector>

namespace gatepost {

namespace {

// In rings without contacts few edges come near each other. A hatching of long lines is the exception; these
// limits are what it may cost.
constexpr std::size_t most_looks_at_least = 4'000'000;
constexpr std::size_t most_looks_per_edge = 256;
constexpr std::size_t most_touches_per_edge = 8;

constexpr std::size_t few_edges = 20;  // up to this many, each is compared with each

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

/// The pairs of edges that share more than the vertex where one follows the other.
class Touches {
  public:
    explicit Touches(GridRings const& rings)
        : m_edges(rings.edges),
          m_next(followers(rings)),
          m_most_touches(most_touches_per_edge * rings.edges.size()) {}

    /// Returns false when there is no need to go on: at the first crossing, or after very many touches.
    bool look(std::size_t i, std::size_t j) {
        if (has_contact(i, j)) {
            m_pairs.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
            m_is_crossing = is_too_many() || is_crossing(m_edges[i], m_edges[j]);
        }
        return !m_is_crossing;
    }
    /// The same, but a crossing counts as a touch.
    bool list(std::size_t i, std::size_t j) {
        if (has_contact(i, j)) {
            m_pairs.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
        }
        return !is_too_many();
    }
    [[nodiscard]] std::size_t most_looks() const {
        return most_looks_at_least + most_looks_per_edge * m_edges.size();
    }
    [[nodiscard]] bool is_too_many() const { return m_pairs.size() > m_most_touches; }
    /// Returns false if there were too many pairs to look at.
    bool look_at_all(EdgeTree const& tree) {
        return tree.visit_near_pairs(most_looks(),
                                     [this](std::size_t i, std::size_t j) { return look(i, j); });
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
    [[nodiscard]] std::vector<EdgePair> const& pairs() const { return m_pairs; }

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
    std::vector<EdgePair> m_pairs;
    bool m_is_crossing = false;
};

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
    std::vector<std::uint8_t> is_hole(rings.ends.size(), 1);
    is_hole.front() = 0;
    return is_crossed_where_touched(rings, is_hole, touches.pairs()) ? RingContact::crossing
                                                                     : RingContact::touching;
}

std::optional<std::vector<EdgePair>> all_contacts(GridRings const& rings, EdgeTree const& tree) {
    Touches touches(rings);
    bool const is_complete = tree.visit_near_pairs(
        touches.most_looks(), [&](std::size_t i, std::size_t j) { return touches.list(i, j); });
    return is_complete && !touches.is_too_many() ? std::optional(touches.pairs()) : std::nullopt;
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
        if (begin != end && tree.is_crossed_oddly(rings.edges[begin].from, [=](std::size_t e) {
                return e >= begin && e < end;
            }) != (is_hole[i] != 0)) {
            return false;
        }
        begin = end;
    }
    return true;
}

}  // namespace gatepost
