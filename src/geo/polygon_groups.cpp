#include "geo/edge_tree.hpp"
#include "geo/grid_edges.hpp"
#include "geo/ring_contacts.hpp"
#include "geo/tessellate.hpp"

#include <iterator>
#include <numeric>

namespace gatepost {

namespace {

constexpr std::size_t most_polygons =
    4096;  // that are compared one by one; beyond that sweeping over all is cheaper

/// The edges of all polygons, and which polygon each ring belongs to.
struct Outlines {
    explicit Outlines(std::vector<PolygonRings> const& polygons) {
        Box bounds;
        for (PolygonRings const& polygon : polygons) {
            bounds.grow(bounds_of(polygon));
        }
        Grid const grid(bounds);
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            append(rings, grid_rings(polygons[i], grid));
            polygon_of_ring.resize(rings.ends.size(), i);
            for (std::size_t ring = 0; ring < polygons[i].size(); ++ring) {
                is_hole.push_back(ring > 0 ? 1 : 0);
            }
        }
    }
    [[nodiscard]] std::size_t polygon_of(std::size_t edge) const {
        auto const ring = std::upper_bound(rings.ends.begin(), rings.ends.end(), edge) - rings.ends.begin();
        return polygon_of_ring[static_cast<std::size_t>(ring)];
    }
    GridRings rings;
    std::vector<std::uint8_t> is_hole;
    std::vector<std::size_t> polygon_of_ring;
};

/// Which polygons belong together, as a forest whose roots are the first polygon of each group.
class Groups {
  public:
    explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    std::size_t first_of(std::size_t i) {
        while (m_parent[i] != i) {
            i = m_parent[i] = m_parent[m_parent[i]];
        }
        return i;
    }
    void unite(std::size_t i, std::size_t j) {
        std::size_t const a = std::min(first_of(i), first_of(j));
        std::size_t const b = std::max(first_of(i), first_of(j));
        m_parent[b] = a;
    }

  private:
    std::vector<std::size_t> m_parent;
};

void append(PolygonRings& to, PolygonRings from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::vector<PolygonRings> all_in_one(std::vector<PolygonRings> polygons) {
    std::vector<PolygonRings> one(1);
    for (PolygonRings& rings : polygons) {
        append(one.front(), std::move(rings));
    }
    return one;
}

/// Two edges that meet, in a group of polygons that meet each other.
struct Meeting {
    std::size_t group;
    EdgePair edges;
};

class Meetings {
  public:
    Meetings(Outlines const& outlines, std::size_t polygons)
        : m_outlines(outlines), m_tree(outlines.rings.edges), m_groups(polygons) {}

    /// Returns false if there are too many pairs to look at.
    bool find() {
        auto const contacts = all_contacts(m_outlines.rings, m_tree);
        if (!contacts) {
            return false;
        }
        for (auto const& [i, j] : *contacts) {
            m_groups.unite(m_outlines.polygon_of(i), m_outlines.polygon_of(j));
        }
        for (EdgePair const& pair : *contacts) {
            m_meetings.push_back({m_groups.first_of(m_outlines.polygon_of(pair.first)), pair});
        }
        std::stable_sort(m_meetings.begin(), m_meetings.end(),
                         [](Meeting const& a, Meeting const& b) { return a.group < b.group; });
        return true;
    }
    /// The groups that have to be filled as one. Polygons that touch without crossing lie side by side and
    /// need not be.
    Groups groups_that_cross() {
        Groups crossing(m_outlines.polygon_of_ring.size());
        for (std::size_t begin = 0, end = 0; begin < m_meetings.size(); begin = end) {
            std::vector<EdgePair> pairs;
            for (; end < m_meetings.size() && m_meetings[end].group == m_meetings[begin].group; ++end) {
                pairs.push_back(m_meetings[end].edges);
            }
            if (has_several_polygons(pairs) && do_cross(pairs)) {
                for (auto const& [i, j] : pairs) {
                    crossing.unite(m_outlines.polygon_of(i), m_outlines.polygon_of(j));
                }
            }
        }
        return crossing;
    }
    /// Whether each ring lies where it should: an outer ring inside an even number of the others, a hole
    /// inside an odd number, and a group that is filled as one inside an even number of the others' rings.
    bool are_side_by_side(Groups& crossing) const {
        std::vector<std::uint8_t> const is_met = edges_met();
        auto const& [edges, ends] = m_outlines.rings;
        std::uint32_t begin = 0;
        for (std::size_t ring = 0; ring < ends.size(); begin = ends[ring++]) {
            std::uint32_t const end = ends[ring];
            std::uint32_t free = begin;  // an edge whose start no other ring comes near
            while (free < end && (is_met[free] || is_met[free > begin ? free - 1 : end - 1])) {
                ++free;
            }
            std::size_t const group = crossing.first_of(m_outlines.polygon_of_ring[ring]);
            auto const is_own = [&](std::size_t edge) {
                return crossing.first_of(m_outlines.polygon_of(edge)) == group;
            };
            if (free < end && m_tree.is_crossed_oddly(edges[free].from, is_own)) {
                return false;
            }
        }
        return true;
    }

  private:
    [[nodiscard]] std::vector<std::uint8_t> edges_met() const {
        std::vector<std::uint8_t> is_met(m_outlines.rings.edges.size(), 0);
        for (Meeting const& meeting : m_meetings) {
            is_met[meeting.edges.first] = is_met[meeting.edges.second] = 1;
        }
        return is_met;
    }
    [[nodiscard]] bool has_several_polygons(std::vector<EdgePair> const& pairs) const {
        return std::any_of(pairs.begin(), pairs.end(), [this](EdgePair const& pair) {
            return m_outlines.polygon_of(pair.first) != m_outlines.polygon_of(pair.second);
        });
    }
    [[nodiscard]] bool do_cross(std::vector<EdgePair> const& pairs) const {
        auto const& edges = m_outlines.rings.edges;
        return std::any_of(pairs.begin(), pairs.end(),
                           [&](EdgePair const& pair) {
                               return is_crossing(edges[pair.first], edges[pair.second]);
                           }) ||
               is_crossed_where_touched(m_outlines.rings, m_outlines.is_hole, pairs);
    }

    Outlines const& m_outlines;
    EdgeTree m_tree;
    Groups m_groups;  // of polygons that meet
    std::vector<Meeting> m_meetings;
};

std::vector<PolygonRings> united(std::vector<PolygonRings> polygons, Groups& groups) {
    std::vector<PolygonRings> result;
    std::vector<std::size_t> place(polygons.size());
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        std::size_t const first = groups.first_of(i);
        if (first == i) {
            place[i] = result.size();
            result.push_back(std::move(polygons[i]));
        } else {
            append(result[place[first]], std::move(polygons[i]));
        }
    }
    return result;
}

}  // namespace

std::vector<PolygonRings> joined_where_they_overlap(std::vector<PolygonRings> polygons) {
    if (polygons.size() < 2) {
        return polygons;
    }
    if (polygons.size() > most_polygons) {
        return all_in_one(std::move(polygons));
    }
    Outlines const outlines(polygons);
    Meetings meetings(outlines, polygons.size());
    if (!meetings.find()) {
        return all_in_one(std::move(polygons));
    }
    Groups crossing = meetings.groups_that_cross();
    return meetings.are_side_by_side(crossing) ? united(std::move(polygons), crossing)
                                               : all_in_one(std::move(polygons));
}

}  // namespace gatepost
