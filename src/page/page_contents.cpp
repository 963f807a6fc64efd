#include "page/page_contents.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// Those that the layer's condition leaves; at which time they show the reader of the page chooses.
std::vector<std::uint32_t> features_to_show(Layer const& layer) {
    std::vector<std::uint32_t> features;
    for (std::uint32_t feature = 0; feature < layer.table->size(); ++feature) {
        if (!layer.filter || layer.filter->passes[feature] != 0) {
            features.push_back(feature);
        }
    }
    return features;
}

/// Evenly from all over the table.
std::vector<std::uint32_t> even_sample(std::vector<std::uint32_t> const& features, std::size_t most) {
    std::size_t const count = std::min(features.size(), most);
    std::vector<std::uint32_t> chosen;
    chosen.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(features[i * features.size() / count]);
    }
    return chosen;
}

/// Adds those of the layer that are not among them.
void add_wanted(PageLayer& layer, std::span<FeatureRef const> wanted) {
    std::size_t const rows = layer.layer->table->size();
    for (FeatureRef const ref : wanted) {
        auto const at = std::lower_bound(layer.features.begin(), layer.features.end(), ref.feature);
        bool const is_there = at != layer.features.end() && *at == ref.feature;
        if (ref.layer == layer.layer->id && ref.feature < rows && !is_there) {
            layer.features.insert(at, ref.feature);
        }
    }
}

}  // namespace

PageContents::PageContents(Document const& document, PageLimits const& limits,
                           std::span<FeatureRef const> wanted) {
    for (Layer const& layer : document.layers()) {
        if (layer.is_visible && layer.world && layer.opacity > 0) {
            m_layers.push_back({&layer, {}});
        }
    }
    // Small layers get what they need first: of a large one an even sample still shows where things are.
    std::vector<PageLayer*> by_size;
    for (PageLayer& layer : m_layers) {
        by_size.push_back(&layer);
    }
    std::stable_sort(by_size.begin(), by_size.end(), [](PageLayer const* a, PageLayer const* b) {
        return a->layer->table->size() < b->layer->table->size();
    });
    std::size_t left = limits.features;
    for (PageLayer* const layer : by_size) {
        layer->features = even_sample(features_to_show(*layer->layer), left);
        left -= layer->features.size();
        add_wanted(*layer, wanted);
    }
}

std::optional<PagePlace> PageContents::find(FeatureRef ref) const {
    auto const layer = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](PageLayer const& one) { return one.layer->id == ref.layer; });
    if (layer == m_layers.end()) {
        return std::nullopt;
    }
    auto const feature = std::lower_bound(layer->features.begin(), layer->features.end(), ref.feature);
    if (feature == layer->features.end() || *feature != ref.feature) {
        return std::nullopt;
    }
    return PagePlace{static_cast<std::size_t>(layer - m_layers.begin()),
                     static_cast<std::size_t>(feature - layer->features.begin())};
}

}  // namespace gatepost
