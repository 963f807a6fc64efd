#include "geo/even_odd.hpp"

#include "geo/disjoint_edges.hpp"
#include "geo/even_odd_cells.hpp"

#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace gatepost {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

class Sweep {
  public:
    /// `edges` as disjoint_edges gives them.
    Sweep(std::vector<GridEdge> const& edges, Grid const& grid) : m_grid(grid), m_active(LeftToRight{*this}) {
        m_edges.reserve(edges.size());
        for (GridEdge const& edge : edges) {
            m_edges.push_back({edge});
        }
        m_by_end.resize(edges.size());
        std::iota(m_by_end.begin(), m_by_end.end(), 0U);
        std::sort(m_by_end.begin(), m_by_end.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return edges[a].to < edges[b].to; });
        number_points();
    }

    /// Goes row by row: removes the edges that end there, adds those that begin there from left to right,
    /// then begins trapezoids where a side has changed.
    Triangles run() {
        std::uint32_t beginning = 0;
        std::uint32_t ending = 0;
        while (ending < m_by_end.size()) {
            m_row = m_edges[m_by_end[ending]].on_grid.to.y;
            if (beginning < m_edges.size()) {
                m_row = std::min(m_row, m_edges[beginning].on_grid.from.y);
            }
            for (; ending < m_by_end.size() && m_edges[m_by_end[ending]].on_grid.to.y == m_row; ++ending) {
                remove(m_by_end[ending]);
            }
            for (; beginning < m_edges.size() && m_edges[beginning].on_grid.from.y == m_row; ++beginning) {
                insert(beginning);
            }
            for (std::uint32_t const edge : m_changed) {
                begin_trapezoid(edge);
            }
            m_changed.clear();
        }
        return std::move(m_triangles);
    }

  private:
    /// An edge, and the trapezoid on its right while there is one.
    struct LeftToRight {
        Sweep const& sweep;
        bool operator()(std::uint32_t a, std::uint32_t b) const { return sweep.is_left(a, b); }
    };
    using Active = std::set<std::uint32_t, LeftToRight>;
    struct Edge {
        GridEdge on_grid;
        std::uint32_t low = none;  // the vertices of its ends
        std::uint32_t high = none;
        bool is_active = false;
        bool has_inside_right = false;
        Active::iterator place = {};
        std::uint32_t right = none;  // the trapezoid's other side
        std::uint32_t lower_left = none;
        std::uint32_t lower_right = none;
        std::int32_t cut_row = -1;  // the row of the last cut, and the vertex there
        std::uint32_t cut_vertex = none;
    };

    /// Edges are sorted by where they begin, m_by_end by where they end: both are traversed together.
    void number_points() {
        std::optional<GridPoint> last;
        auto const number = [&](GridPoint p) {
            if (last != p) {
                m_triangles.vertices.push_back(m_grid.plane_from_grid(p));
                last = p;
            }
            return static_cast<std::uint32_t>(m_triangles.vertices.size() - 1);
        };
        std::size_t beginning = 0;
        for (std::uint32_t const i : m_by_end) {
            Edge& ending = m_edges[i];
            for (; beginning < m_edges.size() && m_edges[beginning].on_grid.from <= ending.on_grid.to;
                 ++beginning) {
                m_edges[beginning].low = number(m_edges[beginning].on_grid.from);
            }
            ending.high = number(ending.on_grid.to);
        }
    }

    /// For two edges that are both active in some row and share nothing except ends.
    [[nodiscard]] bool is_left(std::uint32_t a, std::uint32_t b) const {
        GridEdge const& one = m_edges[a].on_grid;
        GridEdge const& other = m_edges[b].on_grid;
        if (one.from.y <= other.from.y) {
            std::int64_t const side = turn(one.from, one.to, other.from);
            return side != 0 ? side < 0 : turn(one.from, one.to, other.to) < 0;
        }
        std::int64_t const side = turn(other.from, other.to, one.from);
        return side != 0 ? side > 0 : turn(other.from, other.to, one.to) > 0;
    }

    void remove(std::uint32_t i) {
        Edge& edge = m_edges[i];
        end_trapezoid(i);
        if (edge.place != m_active.begin()) {
            change(*std::prev(edge.place));
        }
        m_active.erase(edge.place);
        edge.is_active = false;
    }

    void insert(std::uint32_t i) {
        Edge& edge = m_edges[i];
        edge.place = m_active.insert(i).first;
        edge.is_active = true;
        edge.has_inside_right = true;
        if (edge.place != m_active.begin()) {
            std::uint32_t const left = *std::prev(edge.place);
            edge.has_inside_right = !m_edges[left].has_inside_right;
            change(left);
        }
        m_changed.push_back(i);
    }

    /// Called when the edge gets another neighbour on its right.
    void change(std::uint32_t i) {
        end_trapezoid(i);
        m_changed.push_back(i);
    }

    void begin_trapezoid(std::uint32_t i) {
        Edge& edge = m_edges[i];
        if (!edge.is_active || !edge.has_inside_right || edge.right != none) {
            return;
        }
        auto const next = std::next(edge.place);
        if (next != m_active.end()) {
            edge.right = *next;
            edge.lower_left = vertex_in_row(i);
            edge.lower_right = vertex_in_row(edge.right);
        }
    }

    void end_trapezoid(std::uint32_t i) {
        Edge& edge = m_edges[i];
        if (edge.right == none) {
            return;
        }
        std::uint32_t const upper_right = vertex_in_row(edge.right);
        std::uint32_t const upper_left = vertex_in_row(i);
        add_triangle(edge.lower_left, edge.lower_right, upper_right);
        add_triangle(edge.lower_left, upper_right, upper_left);
        edge.right = none;
    }

    void add_triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        if (a != b && b != c && c != a) {
            m_triangles.indexes.insert(m_triangles.indexes.end(), {a, b, c});
        }
    }

    /// The vertex where the row crosses an edge, which may be one of its ends.
    std::uint32_t vertex_in_row(std::uint32_t i) {
        Edge& edge = m_edges[i];
        GridPoint const low = edge.on_grid.from;
        GridPoint const high = edge.on_grid.to;
        if (low.y == m_row || high.y == m_row) {
            return low.y == m_row ? edge.low : edge.high;
        }
        if (edge.cut_row != m_row) {
            double const t = static_cast<double>(m_row - low.y) / static_cast<double>(high.y - low.y);
            double const low_x = m_triangles.vertices[edge.low].x;
            double const high_x = m_triangles.vertices[edge.high].x;
            edge.cut_row = m_row;
            edge.cut_vertex = static_cast<std::uint32_t>(m_triangles.vertices.size());
            m_triangles.vertices.push_back(
                {low_x + (high_x - low_x) * t, m_grid.plane_from_grid({m_row, 0}).y});
        }
        return edge.cut_vertex;
    }

    Grid const& m_grid;
    Triangles m_triangles;
    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_by_end;
    Active m_active;
    std::int32_t m_row = 0;                // its y
    std::vector<std::uint32_t> m_changed;  // edges that may have a trapezoid to begin in this row
};

}  // namespace

Triangles fill_even_odd(GridRings const& rings, Grid const& grid) {
    auto const edges = disjoint_edges(rings.edges);
    return edges ? Sweep(*edges, grid).run() : fill_cells(rings, grid);
}

}  // namespace gatepost
