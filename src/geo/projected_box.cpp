#include "geo/projected_box.hpp"

#include <vector>

namespace gatepost {

Box projected_box(Box const& source, Transformer const& target_from_source) {
    constexpr int steps = 32;
    std::vector<Point> edge;
    for (int i = 0; i <= steps; ++i) {
        double const t = static_cast<double>(i) / steps;
        double const x = source.min_x + source.width() * t;
        double const y = source.min_y + source.height() * t;
        edge.insert(edge.end(), {{x, source.min_y}, {x, source.max_y}, {source.min_x, y}, {source.max_x, y}});
    }
    target_from_source.forward(edge);
    Box target;
    for (Point const p : edge) {
        if (is_finite(p)) {
            target.grow(p);
        }
    }
    return target;
}

}  // namespace gatepost
