#include "geo/tessellate.hpp"

#include "geo/ear_clipper.hpp"
#include "geo/even_odd.hpp"
#include "geo/grid_edges.hpp"
#include "geo/ring_contacts.hpp"

#include <cmath>
#include <optional>

namespace gatepost {

namespace {

std::optional<Triangles> ears_of(std::span<std::vector<Point> const> rings, double most_error) {
    auto indexes = clip_ears(rings, most_error);
    if (!indexes) {
        return std::nullopt;
    }
    Triangles triangles{{}, std::move(*indexes)};
    for (std::vector<Point> const& ring : rings) {
        triangles.vertices.insert(triangles.vertices.end(), ring.begin(), ring.end());
    }
    return triangles;
}

}  // namespace

Triangles tessellate(std::span<std::vector<Point> const> rings) {
    Grid const grid(bounds_of(rings));
    GridRings const on_grid = grid_rings(rings, grid);
    if (contact_between(on_grid) != RingContact::crossing) {
        if (auto triangles = ears_of(rings, most_rounding)) {
            return std::move(*triangles);
        }
    }
    return fill_even_odd(on_grid, grid);
}

Triangles tessellate_sound(std::span<std::vector<Point> const> rings, double unseen_area) {
    double area = 0;
    for (std::vector<Point> const& ring : rings) {
        area += std::abs(signed_area(ring));
    }
    auto triangles = ears_of(rings, area > 0 ? unseen_area / area : 0);
    return triangles ? std::move(*triangles) : tessellate(rings);
}

}  // namespace gatepost
