#include "label/labelled_features.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gatepost {

namespace {

constexpr double cell_px = 96;              // at least; a name needs about as much
constexpr std::size_t most_compared = 200;  // in one cell
constexpr std::size_t most_visited = 1000;  // those that are not drawn too

/// The same number for a feature in every run, with no order in it: neighbours in a file differ.
std::uint32_t scattered(std::uint32_t feature) {
    return feature * 2654435769U;  // Fibonacci hashing (Knuth 1973)
}

/// The better the smaller.
class Importance {
  public:
    explicit Importance(Layer const& layer)
        : m_ranks(layer.table->attribute_file ? nullptr : layer.table->find("rank")) {}
    [[nodiscard]] std::tuple<double, std::uint32_t> operator()(std::uint32_t feature) const {
        return {m_ranks != nullptr ? m_ranks->number(feature).value_or(1) : 1, scattered(feature)};
    }

  private:
    AttributeColumn const* m_ranks;
};

bool is_named(Layer const& layer, std::uint32_t feature) {
    return layer.style.labels[(*layer.class_of_feature)[feature]].shown && layer.has_symbol(feature);
}

/// The best feature of each cell in view.
std::vector<std::uint32_t> best_of_cells(Layer const& layer, Viewport const& viewport,
                                         std::function<bool(std::uint32_t)> const& is_drawn) {
    Box const view_world = near_view(viewport);
    double const cell_world = cell_px * std::exp2(std::ceil(std::log2(viewport.world_per_px)));
    Importance const importance(layer);
    // Where time hides most of them, a cell without a name costs less than a frame that looks for one.
    std::size_t const most_looked_at = layer.mask ? most_visited / 8 : most_visited;
    std::vector<std::uint32_t> best;
    for (double y = std::floor(view_world.min_y / cell_world); y * cell_world < view_world.max_y; ++y) {
        for (double x = std::floor(view_world.min_x / cell_world); x * cell_world < view_world.max_x; ++x) {
            Box const cell{x * cell_world, y * cell_world, (x + 1) * cell_world, (y + 1) * cell_world};
            std::optional<std::uint32_t> found;
            std::size_t compared = 0;
            std::size_t visited = 0;
            layer.world->index.query(cell, [&](std::uint32_t feature) {
                Point const at = layer.world->anchor_of(feature);
                bool const is_here = at.x >= cell.min_x && at.x < cell.max_x && at.y >= cell.min_y &&
                                     at.y < cell.max_y && is_named(layer, feature) && is_drawn(feature);
                compared += is_here ? 1 : 0;
                if (is_here && (!found || importance(feature) < importance(*found))) {
                    found = feature;
                }
                return compared < most_compared && ++visited < most_looked_at;
            });
            if (found) {
                best.push_back(*found);
            }
        }
    }
    return best;
}

}  // namespace

Box near_view(Viewport const& viewport) {
    constexpr double margin_px = 60;
    return viewport.bounds_world().expanded(margin_px * viewport.world_per_px);
}

std::vector<std::uint32_t> labelled_features(Layer const& layer, Viewport const& viewport,
                                             std::function<bool(std::uint32_t)> const& is_drawn) {
    std::size_t const most = layer.table->attribute_file ? max_labelled_from_file : max_labelled_features;
    std::vector<std::uint32_t> features;
    layer.world->index.query(near_view(viewport), [&](std::uint32_t feature) {
        if (is_drawn(feature)) {
            features.push_back(feature);
        }
        return features.size() <= most;
    });
    if (features.size() > most) {
        features = best_of_cells(layer, viewport, is_drawn);
    }
    std::sort(features.begin(), features.end());
    return features;
}

}  // namespace gatepost
