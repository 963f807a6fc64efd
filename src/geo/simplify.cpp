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
