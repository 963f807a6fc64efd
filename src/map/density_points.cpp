#include "map/density_points.hpp"

#include <algorithm>

namespace gatepost {

DensityPoints density_points_of(Layer const& layer, double zoom) {
    DensityPoints points{layer.world, layer.class_of_feature, layer.hosted, {}};
    for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
        points.counts_class.push_back(layer.style.is_class_visible(i, zoom) ? 1 : 0);
    }
    points.weights = layer.weights;
    points.has_left_out = std::any_of(layer.hosted->begin(), layer.hosted->end(),
                                      [](std::uint8_t is_left_out) { return is_left_out != 0; });
    return points;
}

}  // namespace gatepost
