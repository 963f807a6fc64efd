#include "render/tile_source.hpp"

#include <algorithm>
#include <functional>

namespace gatepost {

/// Layers that come with a map file have symbols chosen for it, so they are not drawn as fields unless they
/// are too large.
bool may_be_dense(Layer const& layer) {
    constexpr std::size_t most_features = 50'000;
    return layer.group == LayerGroup::own || layer.table->size() > most_features;
}

TileSource unclustered_source_of(Layer const& layer, double pixel_ratio) {
    return {.world = layer.world,
            .class_of_feature = layer.class_of_feature,
            .without_symbol = layer.left_out,
            .classes = layer.style.classes,
            .may_be_dense = may_be_dense(layer),
            .has_sound_areas = layer.profile->has_sound_areas,
            .has_arcs = layer.style.line_shape == LineShape::arc,
            .pixel_ratio = pixel_ratio};
}

TileSource tile_source_of(Layer const& layer, double pixel_ratio) {
    TileSource source = unclustered_source_of(layer, pixel_ratio);
    if (layer.mask && layer.mask->has_pale) {
        source.pale = layer.mask;
        source.classes = layer.drawn_style().classes;
    }
    if (layer.clustering && !layer.clustering->is_trivial()) {
        std::vector<std::uint8_t> both = layer.clustering->clustered();
        std::transform(both.begin(), both.end(), layer.left_out->begin(), both.begin(), std::bit_or<>());
        source.without_symbol = std::make_shared<std::vector<std::uint8_t> const>(std::move(both));
    }
    return source;
}

}  // namespace gatepost
