#include "geo/simplify.hpp"

#include <cmath>
#include <cstdint>

namespace gatepost {

namespace {

/// Half away from zero as std::round does, which costs a call where the processor has no instruction for it.
/// Cells are far fewer than an int64 can count.
double rounded(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value + std::copysign(0.5, value)));
}

}  // namespace

void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring) {
    std::size_t kept = 0;
    double const per_cell = 1 / cell;
    for (Point const vertex : vertices) {
        Point const snapped{rounded(vertex.x * per_cell) * cell, rounded(vertex.y * per_cell) * cell};
        if (kept > 0 && vertices[kept - 1] == snapped) {
            continue;
        }
        if (is_ring && kept > 1 && vertices[kept - 2] == snapped) {
            --kept;  // there and back again: a spike that covers nothing
            continue;
        }
        vertices[kept++] = snapped;
    }
    std::size_t first = 0;
    while (is_ring && kept - first > 1) {  // the same rules across the seam, where the ring begins and ends
        bool const has_room = kept - first > 2;
        if (vertices[kept - 1] == vertices[first] || (has_room && vertices[kept - 2] == vertices[first])) {
            --kept;
        } else if (has_room && vertices[kept - 1] == vertices[first + 1]) {
            ++first;
        } else {
            break;
        }
    }
    vertices.resize(kept);
    vertices.erase(vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace gatepost
