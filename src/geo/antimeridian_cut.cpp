#include "geo/antimeridian_cut.hpp"

#include "geo/clip.hpp"
#include "geo/triangles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gatepost {

namespace {

constexpr double turn_deg = 360;
constexpr double half_turn_deg = 180;

/// The westernmost and easternmost longitude.
struct Reach {
    double west;
    double east;
};

Reach reach_of(std::span<Point const> lonlat) {
    auto const [west, east] =
        std::minmax_element(lonlat.begin(), lonlat.end(), [](Point a, Point b) { return a.x < b.x; });
    return {west->x, east->x};
}

/// The turns, as numbers, in which something lies: 0 is within ±180. What only touches the next one is not in
/// it.
struct Turns {
    int first;
    int last;
};

Turns turns_of(Reach reach) {
    constexpr double rounding_deg = 1e-9;  // a tenth of a millimetre: what transforming leaves beyond 180°
    int const first = static_cast<int>(std::floor((reach.west + rounding_deg + half_turn_deg) / turn_deg));
    int const last = static_cast<int>(std::ceil((reach.east - rounding_deg - half_turn_deg) / turn_deg));
    // A line along 180° itself lies in one turn alone.
    return first > last ? Turns{last, last} : Turns{first, last};
}

void move_east(std::vector<Point>& lonlat, double by_deg) {
    std::for_each(lonlat.begin(), lonlat.end(), [&](Point& p) { p.x += by_deg; });
}

/// Moves what lies within one turn to ±180.
void bring_home(std::vector<Point>& lonlat, int turn) {
    for (Point& p : lonlat) {
        p.x = std::clamp(p.x - turn * turn_deg, -half_turn_deg, half_turn_deg);
    }
}

std::span<Point const> open_ring(Ring const& ring) { return std::span{ring}.first(ring.size() - 1); }

bool is_inside(Point p, std::span<Point const> ring) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) {
            inside = !inside;
        }
    }
    return inside;
}

enum class Side { west, east };

/// The part of rings on one side of a meridian. Where rings cross it their pieces are chains, whose ends lie
/// on the meridian; between each first and second of these, from south to north, the area's edge runs along
/// it. A ring that only touches it with a vertex is a chain whose ends are one: it is closed already, and
/// no part of that order.
class SideOfMeridian {
  public:
    SideOfMeridian(double meridian_deg, Side side) : m_meridian_deg(meridian_deg), m_side(side) {}

    [[nodiscard]] std::vector<Ring> part_of(std::vector<Ring> const& rings) {
        std::vector<Ring> kept;
        for (Ring const& ring : rings) {
            auto const vertices = open_ring(ring);
            auto const is_kept = [this](Point p) { return is_on_side(p); };
            if (std::all_of(vertices.begin(), vertices.end(), is_kept)) {
                kept.push_back(ring);
            } else if (std::any_of(vertices.begin(), vertices.end(), is_kept)) {
                add_chains(vertices);
            }
        }
        keep_closed_chains(kept);
        join_chains(kept);
        return kept;
    }

  private:
    [[nodiscard]] bool is_on_side(Point p) const { return (p.x <= m_meridian_deg) == (m_side == Side::west); }
    [[nodiscard]] Point crossing(Point a, Point b) const {
        if (a.x == m_meridian_deg || b.x == m_meridian_deg) {  // exactly, so that chains close
            return a.x == m_meridian_deg ? a : b;
        }
        double const t = (m_meridian_deg - a.x) / (b.x - a.x);
        return {m_meridian_deg, a.y + t * (b.y - a.y)};
    }

    void add_chains(std::span<Point const> ring) {
        std::size_t const count = ring.size();
        std::size_t start = 0;
        while (is_on_side(ring[start]) || !is_on_side(ring[(start + 1) % count])) {
            ++start;
        }
        for (std::size_t i = 0; i < count; ++i) {
            Point const a = ring[(start + i) % count];
            Point const b = ring[(start + i + 1) % count];
            if (!is_on_side(a) && is_on_side(b)) {
                m_chains.push_back({crossing(a, b)});
            }
            if (is_on_side(b)) {
                m_chains.back().push_back(b);
            } else if (is_on_side(a)) {
                m_chains.back().push_back(crossing(a, b));
            }
        }
    }

    /// End 2i is where chain i begins, 2i + 1 where it ends.
    [[nodiscard]] Point end(std::size_t number) const {
        auto const& chain = m_chains[number / 2];
        return number % 2 == 0 ? chain.front() : chain.back();
    }

    static void keep(Ring ring, std::vector<Ring>& rings) {
        ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
        if (ring.size() < 3 || signed_area(ring) == 0) {
            return;
        }
        if (!(ring.front() == ring.back())) {
            ring.push_back(ring.front());
        }
        rings.push_back(std::move(ring));
    }

    void keep_closed_chains(std::vector<Ring>& rings) {
        std::erase_if(m_chains, [&](Ring& chain) {
            bool const is_closed = chain.front() == chain.back();
            if (is_closed) {
                keep(std::move(chain), rings);
            }
            return is_closed;
        });
    }

    /// Where a ring touches the meridian with a vertex between two chains, both ends lie at one place. Along
    /// the edge of an area that is on its left, a chain's end follows each beginning, or the other way round:
    /// that tells which of the two comes first.
    void pair_beginnings_with_ends(std::vector<std::size_t>& order) const {
        for (std::size_t i = 0; i + 2 < order.size(); i += 2) {
            bool const are_alike = order[i] % 2 == order[i + 1] % 2;
            if (are_alike && end(order[i + 1]).y == end(order[i + 2]).y) {
                std::swap(order[i + 1], order[i + 2]);
            }
        }
    }

    void join_chains(std::vector<Ring>& rings) const {
        std::vector<std::size_t> order(m_chains.size() * 2);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return end(a).y < end(b).y; });
        pair_beginnings_with_ends(order);
        std::vector<std::size_t> partner(order.size());
        for (std::size_t i = 0; i + 1 < order.size(); i += 2) {
            partner[order[i]] = order[i + 1];
            partner[order[i + 1]] = order[i];
        }
        std::vector<bool> is_used(m_chains.size(), false);
        for (std::size_t first = 0; first < m_chains.size(); ++first) {
            Ring ring;
            for (std::size_t at = 2 * first; !is_used[at / 2]; at = partner[at ^ 1U]) {
                is_used[at / 2] = true;
                auto const& chain = m_chains[at / 2];
                at % 2 == 0 ? ring.insert(ring.end(), chain.begin(), chain.end())
                            : ring.insert(ring.end(), chain.rbegin(), chain.rend());
            }
            keep(std::move(ring), rings);
        }
    }

    double m_meridian_deg;
    Side m_side;
    std::vector<std::vector<Point>> m_chains;
};

/// A point of a ring from which to tell where it lies: rings of pieces may share vertices, but not the middle
/// of their longest edge.
Point middle_of_longest_edge(Ring const& ring) {
    std::size_t longest = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        if (distance(ring[i], ring[i + 1]) > distance(ring[longest], ring[longest + 1])) {
            longest = i;
        }
    }
    return midpoint(ring[longest], ring[longest + 1]);
}

/// Which rings are holes of which, by how many others each lies in.
std::vector<RingPolygon> polygons_of(std::vector<Ring> rings) {
    std::sort(rings.begin(), rings.end(), [](Ring const& a, Ring const& b) {
        return std::abs(signed_area(open_ring(a))) > std::abs(signed_area(open_ring(b)));
    });
    std::vector<RingPolygon> polygons;
    std::vector<std::size_t> polygon_of_ring(rings.size());
    std::vector<std::size_t> depths(rings.size(), 0);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        Point const p = middle_of_longest_edge(rings[i]);
        std::size_t around = 0;
        for (std::size_t j = 0; j < i; ++j) {
            if (is_inside(p, open_ring(rings[j]))) {
                ++depths[i];
                around = j;  // the smallest that holds it, because larger ones come first
            }
        }
        if (depths[i] % 2 == 0) {
            polygon_of_ring[i] = polygons.size();
            polygons.push_back({rings[i]});
        } else {
            polygon_of_ring[i] = polygon_of_ring[around];
            polygons[polygon_of_ring[i]].push_back(rings[i]);
        }
    }
    return polygons;
}

void move_holes_to(RingPolygon& polygon) {
    Reach const outer = reach_of(polygon.front());
    for (std::size_t i = 1; i < polygon.size(); ++i) {
        Reach const hole = reach_of(polygon[i]);
        double const apart = (outer.west + outer.east) / 2 - (hole.west + hole.east) / 2;
        bool const is_apart = hole.east < outer.west || hole.west > outer.east;
        move_east(polygon[i], is_apart ? std::round(apart / turn_deg) * turn_deg : 0);
    }
}

}  // namespace

std::vector<std::vector<Point>> cut_line_at_180(std::span<Point const> lonlat) {
    Turns const turns = turns_of(reach_of(lonlat));
    std::vector<std::vector<Point>> pieces;
    if (turns.first == turns.last) {
        pieces.emplace_back(lonlat.begin(), lonlat.end());
        bring_home(pieces.back(), turns.first);
        return pieces;
    }
    constexpr double any_latitude_deg = 1e9;
    for (int turn = turns.first; turn <= turns.last; ++turn) {
        double const east_deg = turn * turn_deg;
        Box const strip{east_deg - half_turn_deg, -any_latitude_deg, east_deg + half_turn_deg,
                        any_latitude_deg};
        for (LinePiece& piece : clip_line(lonlat, strip)) {
            auto& vertices = piece.vertices;
            vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
            if (vertices.size() >= 2) {  // else it only touches the strip
                bring_home(vertices, turn);
                pieces.push_back(std::move(vertices));
            }
        }
    }
    return pieces;
}

std::vector<RingPolygon> cut_polygon_at_180(RingPolygon rings) {
    move_holes_to(rings);
    Turns const turns = turns_of(reach_of(rings.front()));
    std::vector<RingPolygon> pieces;
    if (turns.first == turns.last) {
        for (Ring& ring : rings) {
            bring_home(ring, turns.first);
        }
        pieces.push_back(std::move(rings));
        return pieces;
    }
    follow_right_hand_rule(rings);
    for (int turn = turns.first; turn <= turns.last; ++turn) {
        double const east_deg = turn * turn_deg;
        auto const west_part = SideOfMeridian(east_deg + half_turn_deg, Side::west).part_of(rings);
        auto part = SideOfMeridian(east_deg - half_turn_deg, Side::east).part_of(west_part);
        for (Ring& ring : part) {
            bring_home(ring, turn);
        }
        for (RingPolygon& polygon : polygons_of(std::move(part))) {
            pieces.push_back(std::move(polygon));
        }
    }
    return pieces;
}

void follow_right_hand_rule(RingPolygon& polygon) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        bool const is_counter_clockwise = signed_area(open_ring(polygon[i])) > 0;
        if (is_counter_clockwise != (i == 0)) {
            std::reverse(polygon[i].begin(), polygon[i].end());
        }
    }
}

}  // namespace gatepost
