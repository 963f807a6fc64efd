#include "label/labels_in_view.hpp"

#include "label/labelled_features.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t max_labelled_of_all = 6000;  // all of them must fit into what is kept of shaped texts

}  // namespace

std::size_t share_of_labels(std::vector<LayerInView> const& in_view) {
    std::vector<std::size_t> counts;
    counts.reserve(in_view.size());
    for (LayerInView const& one : in_view) {
        counts.push_back(one.features.size());
    }
    std::sort(counts.begin(), counts.end());
    std::size_t left = max_labelled_of_all;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        std::size_t const share = left / (counts.size() - i);
        if (counts[i] > share) {
            return std::max<std::size_t>(share, 1);
        }
        left -= counts[i];
    }
    return max_labelled_of_all;
}

std::vector<std::uint32_t> thinned(std::vector<std::uint32_t> features, std::size_t most) {
    auto const step = std::bit_ceil(static_cast<std::uint32_t>((features.size() + most - 1) / most));
    constexpr std::uint32_t golden = 2654435769U;  // Fibonacci hashing (Knuth 1973): neighbours lie far apart
    if (step > 1) {
        std::erase_if(features,
                      [&](std::uint32_t feature) { return ((feature * golden) >> 16U) % step != 0; });
    }
    return features;
}

std::vector<LayerInView> layers_in_view(Document const& document, Viewport const& viewport, double zoom) {
    MapPlane const& plane = document.map_plane();
    std::vector<double> const turns = plane.turns_in(near_view(viewport));
    std::vector<LayerInView> in_view;
    auto const& layers = document.layers();
    for (std::size_t place = 0; place < layers.size(); ++place) {
        Layer const& layer = layers[place];
        if (!layer.is_visible || !layer.world || layer.opacity <= 0) {
            continue;
        }
        for (double const east_world : turns) {
            auto features = labelled_features(layer, viewport.moved(-east_world), [&](std::uint32_t feature) {
                return layer.style.is_class_visible((*layer.class_of_feature)[feature], zoom);
            });
            if (!features.empty()) {
                in_view.push_back({place, plane.turn_number(east_world), east_world, std::move(features)});
            }
        }
    }
    return in_view;
}

}  // namespace gatepost
