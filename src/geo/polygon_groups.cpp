#include "geo/edge_tree.hpp"
#include "geo/grid_edges.hpp"
#include "geo/tessellate.hpp"

#include <iterator>
#include <numeric>

namespace gatepost {

namespace {

constexpr std::size_t most_looks_at_least = 4'000'000;
constexpr std::size_t most_looks_per_edge = 256;
constexpr std::size_t most_polygons =
    4096;  // that are looked at one by one; sweeping over all costs less then

/// The edges of all polygons, and where each polygon's begin.
struct Outlines {
    explicit Outlines(std::vector<PolygonRings> const& polygons) {
        Box bounds;
        for (PolygonRings const& rings : polygons) {
            bounds.grow(bounds_of(rings));
        }
        Grid const grid(bounds);
        for (PolygonRings const& rings : polygons) {
            begins.push_back(edges.size());
            GridRings const on_grid = grid_rings(rings, grid);
            edges.insert(edges.end(), on_grid.edges.begin(), on_grid.edges.end());
        }
        begins.push_back(edges.size());
    }
    [[nodiscard]] std::size_t polygon_of(std::size_t edge) const {
        return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), edge) -
                                        begins.begin()) -
               1;
    }
    std::vector<GridEdge> edges;
    std::vector<std::size_t> begins;
};

/// Which polygons belong together, as a forest of the first of each group.
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
        std::size_t const a = first_of(i);
        std::size_t const b = first_of(j);
        m_parent[std::max(a, b)] = std::min(a, b);
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

/// False if there is too much to look at.
bool unite_touching(Outlines const& outlines, EdgeTree const& tree, Groups& groups) {
    std::size_t const most_looks = most_looks_at_least + most_looks_per_edge * outlines.edges.size();
    return tree.visit_near_pairs(most_looks, [&](std::size_t i, std::size_t j) {
        std::size_t const a = outlines.polygon_of(i);
        std::size_t const b = outlines.polygon_of(j);
        if (a != b && have_common_point(outlines.edges[i], outlines.edges[j])) {
            groups.unite(a, b);
        }
        return true;
    });
}

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

/// Of polygons without contact: whether each lies outside the areas of all others, or in a hole of theirs.
bool are_side_by_side(Outlines const& outlines, EdgeTree const& tree) {
    for (std::size_t i = 0; i + 1 < outlines.begins.size(); ++i) {
        std::size_t const begin = outlines.begins[i];
        std::size_t const end = outlines.begins[i + 1];
        if (begin != end && tree.is_crossed_oddly(outlines.edges[begin].from, begin, end)) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::vector<PolygonRings> joined_where_they_overlap(std::vector<PolygonRings> polygons) {
    if (polygons.size() < 2) {
        return polygons;
    }
    if (polygons.size() > most_polygons) {
        return all_in_one(std::move(polygons));
    }
    std::size_t const count = polygons.size();
    Groups groups(count);
    {
        Outlines const outlines(polygons);
        EdgeTree const tree(outlines.edges);
        if (!unite_touching(outlines, tree, groups)) {
            return all_in_one(std::move(polygons));
        }
    }
    polygons = united(std::move(polygons), groups);
    Outlines const outlines(polygons);
    if (are_side_by_side(outlines, EdgeTree(outlines.edges))) {
        return polygons;
    }
    return all_in_one(std::move(polygons));
}

}  // namespace gatepost
