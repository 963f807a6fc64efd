#include "geo/triangles.hpp"

namespace gatepost {

double signed_area(std::span<Point const> ring) {
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += (ring[j].x - ring[0].x) * (ring[i].y - ring[0].y) -
                 (ring[i].x - ring[0].x) * (ring[j].y - ring[0].y);
    }
    return twice / 2;
}

}  // namespace gatepost
