#pragma once

#include "map/layer.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace gatepost {

/// The points of a layer that a density counts: those that are shown now, each as one or by its weight.
/// Immutable, for workers.
struct DensityPoints {
    std::shared_ptr<WorldGeometry const> world;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::shared_ptr<std::vector<std::uint8_t> const> left_out;  ///< 1: another feature stands for it
    std::vector<std::uint8_t> counts_class;  ///< of each class whether its features count; one or more
    bool has_left_out = false;               ///< whether any is
    std::shared_ptr<std::vector<float> const> weights = nullptr;  ///< of each feature; none: each is one

    /// Calls visit(Point world, std::uint16_t style_class, double amount) for every point in a box, edges
    /// included, until it returns false. What is near each other on the map comes after each other.
    template <class Visit>
    void visit(Box const& box_world, Visit visit) const {
        auto const class_of = [&](std::uint32_t feature) {
            return counts_class.size() < 2 ? std::uint16_t{0} : (*class_of_feature)[feature];
        };
        auto const counts = [&](std::uint32_t feature) {
            return !(has_left_out && (*left_out)[feature] != 0) && counts_class[class_of(feature)] != 0;
        };
        auto const amount_of = [&](std::uint32_t feature) {
            return weights ? static_cast<double>((*weights)[feature]) : 1.0;
        };
        GeometryColumn const& geometry = world->geometry;
        if (geometry.is_plain_points()) {
            world->index.query_points(box_world, [&](std::uint32_t feature, Point p) {
                return !counts(feature) || visit(p, class_of(feature), amount_of(feature));
            });
            return;
        }
        world->index.query(box_world, [&](std::uint32_t feature) {
            bool goes_on = true;
            if (counts(feature)) {
                geometry.for_each_point(feature, [&](Point p) {
                    goes_on = goes_on &&
                              (!box_world.contains(p) || visit(p, class_of(feature), amount_of(feature)));
                });
            }
            return goes_on;
        });
    }
};

/// The points of a layer at a zoom: a class that is switched off, or does not show there, does not count.
[[nodiscard]] DensityPoints density_points_of(Layer const& layer, double zoom);
/// The same at all times: what the range of time hides counts too.
[[nodiscard]] DensityPoints untimed_density_points_of(Layer const& layer, double zoom);

}  // namespace gatepost
