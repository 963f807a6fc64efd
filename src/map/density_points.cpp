#include "map/density_points.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

DensityPoints points_without(Layer const& layer, std::shared_ptr<std::vector<std::uint8_t> const> left_out,
                             double zoom) {
    DensityPoints points{layer.world, layer.class_of_feature, std::move(left_out), {}};
    for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
        points.counts_class.push_back(layer.style.is_class_visible(i, zoom) ? 1 : 0);
    }
    points.weights = layer.weights;
    points.has_left_out = std::any_of(points.left_out->begin(), points.left_out->end(),
                                      [](std::uint8_t is_left_out) { return is_left_out != 0; });
    return points;
}

}  // namespace

DensityPoints density_points_of(Layer const& layer, double zoom) {
    return points_without(layer, layer.left_out, zoom);
}

DensityPoints untimed_density_points_of(Layer const& layer, double zoom) {
    return points_without(layer, layer.hosted, zoom);
}

}  // namespace gatepost
