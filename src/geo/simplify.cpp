#include "geo/simplify.hpp"

#include <cmath>

namespace gatepost {

void snap_to_grid(std::vector<Point>& vertices, double cell, bool is_ring) {
    std::size_t kept = 0;
    for (Point const vertex : vertices) {
        Point const snapped{std::round(vertex.x / cell) * cell, std::round(vertex.y / cell) * cell};
        if (kept > 0 && vertices[kept - 1] == snapped) {
            continue;
        }
        if (is_ring && kept > 1 && vertices[kept - 2] == snapped) {
            --kept;  // there and back again: a spike that covers nothing
            continue;
        }
        vertices[kept++] = snapped;
    }
    if (is_ring && kept > 1 && vertices[kept - 1] == vertices[0]) {
        --kept;
    }
    vertices.resize(kept);
}

}  // namespace gatepost
