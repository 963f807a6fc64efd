#include "geo/ear_clipper.hpp"

#include "geo/triangles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gatepost {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// A vertex in the circular lists: around its ring, and along the Z-order curve.
struct Node {
    Point at;
    std::uint32_t vertex = 0;
    std::uint32_t previous = none;
    std::uint32_t next = none;
    std::uint32_t z = 0;
    std::uint32_t previous_z = none;
    std::uint32_t next_z = none;
};

double cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool in_triangle(Point a, Point b, Point c, Point p) {
    return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

std::uint32_t spread_bits(std::uint32_t v) {
    v = (v | (v << 8U)) & 0x00FF00FFU;
    v = (v | (v << 4U)) & 0x0F0F0F0FU;
    v = (v | (v << 2U)) & 0x33333333U;
    return (v | (v << 1U)) & 0x55555555U;
}

class EarClipper {
  public:
    explicit EarClipper(std::span<std::vector<Point> const> rings) {
        std::uint32_t first_vertex = 0;
        std::uint32_t outer = none;
        std::vector<std::uint32_t> holes;
        for (std::size_t i = 0; i < rings.size(); ++i) {
            std::uint32_t const start = add_ring(rings[i], first_vertex, i == 0);
            if (i == 0) {
                outer = start;
            } else if (start != none) {
                holes.push_back(leftmost(start));
            }
            first_vertex += static_cast<std::uint32_t>(rings[i].size());
        }
        if (outer == none) {
            return;
        }
        bridge_holes(holes, outer);
        clip(outer);
    }
    [[nodiscard]] double area() const { return m_twice_area / 2; }
    [[nodiscard]] std::vector<std::uint32_t> take_triangles() { return std::move(m_triangles); }

  private:
    Node& node(std::uint32_t i) { return m_nodes[i]; }
    Point at(std::uint32_t i) { return m_nodes[i].at; }
    double turn(std::uint32_t i) { return cross(at(node(i).previous), at(i), at(node(i).next)); }

    /// Outer rings run counter-clockwise, holes clockwise, so that the inside is always on the left.
    std::uint32_t add_ring(std::vector<Point> const& ring, std::uint32_t first_vertex, bool is_outer) {
        if (ring.size() < 3) {
            return none;
        }
        bool const forward = (signed_area(ring) > 0) == is_outer;
        auto const begin = static_cast<std::uint32_t>(m_nodes.size());
        auto const count = static_cast<std::uint32_t>(ring.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            std::uint32_t const k = forward ? i : count - 1 - i;
            Node added;
            added.at = ring[k];
            added.vertex = first_vertex + k;
            added.previous = begin + (i + count - 1) % count;
            added.next = begin + (i + 1) % count;
            m_nodes.push_back(added);
        }
        return begin;
    }

    std::uint32_t leftmost(std::uint32_t start) {
        std::uint32_t best = start;
        for (std::uint32_t i = node(start).next; i != start; i = node(i).next) {
            if (at(i).x < at(best).x || (at(i).x == at(best).x && at(i).y < at(best).y)) {
                best = i;
            }
        }
        return best;
    }

    void bridge_holes(std::vector<std::uint32_t>& holes, std::uint32_t outer) {
        std::sort(holes.begin(), holes.end(), [this](std::uint32_t a, std::uint32_t b) {
            return at(a).x < at(b).x ||
                   (at(a).x == at(b).x && (at(a).y < at(b).y || (at(a).y == at(b).y && a < b)));
        });
        m_most_looks = most_looks_at_least + most_looks_per_vertex * m_nodes.size();
        if (holes.size() * m_nodes.size() > m_most_looks) {
            return;
        }
        for (std::uint32_t const hole : holes) {
            std::uint32_t const bridge = find_bridge(hole, outer);
            if (bridge != none) {
                join(bridge, hole);
            }
        }
    }

    /// The ring's vertex where the hole touches it. If several stand there, the one whose corner contains the
    /// hole.
    std::uint32_t shared_vertex(std::uint32_t hole, std::uint32_t outer) {
        std::uint32_t i = outer;
        do {
            if (at(i) == at(hole) && sees(i, at(node(hole).next)) && sees(i, at(node(hole).previous))) {
                return i;
            }
            i = node(i).next;
        } while (i != outer);
        return none;
    }

    /// The vertex of the outer ring that sees the hole's leftmost vertex: shoot a ray to the left and take
    /// the first edge that it hits, then of the vertices inside the triangle (hole, hit, edge end) the one
    /// with the smallest angle to the ray.
    std::uint32_t find_bridge(std::uint32_t hole, std::uint32_t outer) {
        if (std::uint32_t const shared = shared_vertex(hole, outer); shared != none) {
            return shared;
        }
        Point const h = at(hole);
        double hit_x = -std::numeric_limits<double>::infinity();
        std::uint32_t candidate = none;
        std::uint32_t i = outer;
        do {
            Point const a = at(i);
            Point const b = at(node(i).next);
            if (h.y <= a.y && h.y >= b.y && a.y != b.y) {
                double const x = a.x + (h.y - a.y) * (b.x - a.x) / (b.y - a.y);
                if (x <= h.x && x > hit_x) {
                    hit_x = x;
                    candidate = a.x < b.x ? i : node(i).next;
                    if (x == h.x) {
                        return candidate;
                    }
                }
            }
            i = node(i).next;
        } while (i != outer);
        return candidate == none ? none : nearest_visible(hole, candidate, hit_x);
    }

    std::uint32_t nearest_visible(std::uint32_t hole, std::uint32_t candidate, double hit_x) {
        Point const h = at(hole);
        Point const m = at(candidate);
        Point const hit{hit_x, h.y};
        Point const low = h.y < m.y ? h : hit;
        Point const high = h.y < m.y ? hit : h;
        double best_tangent = std::numeric_limits<double>::infinity();
        std::uint32_t best = candidate;
        std::uint32_t i = candidate;
        do {
            Point const p = at(i);
            bool const in_wedge = p.x <= h.x && p.x >= m.x && p.x != h.x &&
                                  (in_triangle(low, m, high, p) || in_triangle(high, m, low, p));
            if (in_wedge) {
                double const tangent = std::abs(h.y - p.y) / (h.x - p.x);
                bool const nearer = tangent < best_tangent || (tangent == best_tangent && p.x > at(best).x);
                if (nearer && sees(i, h)) {
                    best = i;
                    best_tangent = tangent;
                }
            }
            i = node(i).next;
        } while (i != candidate);
        return best;
    }

    /// Whether `p` lies in the angle inside the ring at node i.
    bool sees(std::uint32_t i, Point p) {
        Point const a = at(node(i).previous);
        Point const b = at(i);
        Point const c = at(node(i).next);
        bool const left_of_first = cross(a, b, p) >= 0;
        bool const left_of_second = cross(b, c, p) >= 0;
        return cross(a, b, c) > 0 ? left_of_first && left_of_second : left_of_first || left_of_second;
    }

    /// Connects a and b by a double edge: makes one ring of two, or two of one. Returns a node of the other
    /// side.
    std::uint32_t join(std::uint32_t a, std::uint32_t b) {
        auto const a2 = static_cast<std::uint32_t>(m_nodes.size());
        std::uint32_t const b2 = a2 + 1;
        m_nodes.push_back(m_nodes[a]);
        m_nodes.push_back(m_nodes[b]);
        std::uint32_t const after_a = node(a).next;
        std::uint32_t const before_b = node(b).previous;
        node(a).next = b;
        node(b).previous = a;
        node(a2).next = after_a;
        node(after_a).previous = a2;
        node(b2).next = a2;
        node(a2).previous = b2;
        node(before_b).next = b2;
        node(b2).previous = before_b;
        return b2;
    }

    std::uint32_t z_of(Point p) const {
        double const scale = m_extent > 0 ? 32767.0 / m_extent : 0;
        auto const cell = [&](double v, double min) {
            return static_cast<std::uint32_t>(std::clamp((v - min) * scale, 0.0, 32767.0));
        };
        return spread_bits(cell(p.x, m_bounds.min_x)) | (spread_bits(cell(p.y, m_bounds.min_y)) << 1U);
    }

    /// Links one ring's vertices along the Z-order curve. Small rings are quicker without.
    void index_by_z(std::uint32_t start) {
        m_bounds = {};
        std::vector<std::uint32_t> order;
        std::uint32_t i = start;
        do {
            m_bounds.grow(at(i));
            order.push_back(i);
            node(i).previous_z = node(i).next_z = none;
            i = node(i).next;
        } while (i != start);
        m_indexed = order.size() > 80;
        if (!m_indexed) {
            return;
        }
        m_extent = std::max(m_bounds.width(), m_bounds.height());
        for (std::uint32_t const k : order) {
            node(k).z = z_of(at(k));
        }
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return node(a).z != node(b).z ? node(a).z < node(b).z : a < b;
        });
        for (std::size_t k = 0; k < order.size(); ++k) {
            node(order[k]).previous_z = k > 0 ? order[k - 1] : none;
            node(order[k]).next_z = k + 1 < order.size() ? order[k + 1] : none;
        }
    }

    bool blocks(std::uint32_t p, std::uint32_t ear) {
        std::uint32_t const a = node(ear).previous;
        std::uint32_t const c = node(ear).next;
        if (p == a || p == c || p == ear) {
            return false;
        }
        Point const q = at(p);
        // A bridge's twin vertex coincides with a corner of the ear. If the ring bends into the ear there, it
        // is no ear.
        if (q == at(a)) {
            return false;
        }
        return in_triangle(at(a), at(ear), at(c), q) && turn(p) <= 0;
    }

    bool is_ear(std::uint32_t ear) {
        if (turn(ear) <= 0) {
            return false;
        }
        if (!m_indexed) {
            for (std::uint32_t i = node(node(ear).next).next; i != node(ear).previous; i = node(i).next) {
                ++m_looks;
                if (blocks(i, ear)) {
                    return false;
                }
            }
            return true;
        }
        Box box;
        box.grow(at(node(ear).previous));
        box.grow(at(ear));
        box.grow(at(node(ear).next));
        std::uint32_t const min_z = z_of({box.min_x, box.min_y});
        std::uint32_t const max_z = z_of({box.max_x, box.max_y});
        for (std::uint32_t i = node(ear).previous_z; i != none && node(i).z >= min_z;
             i = node(i).previous_z) {
            ++m_looks;
            if (blocks(i, ear)) {
                return false;
            }
        }
        for (std::uint32_t i = node(ear).next_z; i != none && node(i).z <= max_z; i = node(i).next_z) {
            ++m_looks;
            if (blocks(i, ear)) {
                return false;
            }
        }
        return true;
    }

    void remove(std::uint32_t i) {
        Node& n = node(i);
        node(n.previous).next = n.next;
        node(n.next).previous = n.previous;
        if (n.previous_z != none) {
            node(n.previous_z).next_z = n.next_z;
        }
        if (n.next_z != none) {
            node(n.next_z).previous_z = n.previous_z;
        }
    }

    void emit(std::uint32_t ear) {
        m_twice_area += turn(ear);
        m_triangles.push_back(node(node(ear).previous).vertex);
        m_triangles.push_back(node(ear).vertex);
        m_triangles.push_back(node(node(ear).next).vertex);
    }

    /// Cuts ears until two vertices are left. If none can be found, flat vertices may be in the way.
    void clip(std::uint32_t ear) {
        index_by_z(ear);
        bool is_filtered = false;
        std::uint32_t stop = ear;
        while (ear != none && node(ear).previous != node(ear).next) {
            std::uint32_t const next = node(ear).next;
            if (is_ear(ear)) {
                emit(ear);
                remove(ear);
                ear = stop = node(next).next;  // leaping over one makes fewer slivers
                continue;
            }
            ear = next;
            if ((ear == stop && is_filtered) || m_looks > m_most_looks) {
                return;
            }
            if (ear == stop) {
                is_filtered = true;
                ear = stop = filtered(ear);
            }
        }
    }

    /// Removes repeated and flat vertices. Returns `none` if nothing is left of the ring.
    std::uint32_t filtered(std::uint32_t start) {
        std::uint32_t i = start;
        std::uint32_t stop = start;
        bool again = false;
        do {
            again = false;
            if (node(i).next == node(i).previous) {
                return none;
            }
            if (at(i) == at(node(i).next) || turn(i) == 0) {
                std::uint32_t const previous = node(i).previous;
                remove(i);
                i = stop = previous;
                again = true;
            } else {
                i = node(i).next;
            }
        } while (again || i != stop);
        return i;
    }

    static constexpr std::size_t most_looks_at_least = 100'000;
    static constexpr std::size_t most_looks_per_vertex = 100;  // beyond that a sweep is cheaper

    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_triangles;
    double m_twice_area = 0;
    std::size_t m_looks = 0;
    std::size_t m_most_looks = 0;
    Box m_bounds;
    double m_extent = 0;
    bool m_indexed = false;
};

}  // namespace

std::optional<std::vector<std::uint32_t>> clip_ears(std::span<std::vector<Point> const> rings,
                                                    double most_error) {
    EarClipper clipper(rings);
    double area = 0;
    double all_areas = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        double const of_ring = std::abs(signed_area(rings[i]));
        area += i == 0 ? of_ring : -of_ring;
        all_areas += of_ring;
    }
    if (std::abs(clipper.area() - area) > most_error * all_areas) {
        return std::nullopt;
    }
    return clipper.take_triangles();
}

}  // namespace gatepost
