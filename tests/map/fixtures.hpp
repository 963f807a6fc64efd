#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "map/bundled_parts.hpp"
#include "map/made_map.hpp"
#include "map/viewport.hpp"
#include "table/fixtures.hpp"

namespace gatepost {

/// A table's geometry as it is, as if its CRS were that of the map.
inline std::shared_ptr<WorldGeometry const> world_as_is(FeatureTable const& table) {
    return std::make_shared<WorldGeometry const>(table.geometry);
}

/// A layer that is ready to be drawn; one that does not count as a person's own means what the bundled one of
/// its name does.
inline ReadyLayer ready_layer(std::string name, FeatureTable table, LayerGroup group = LayerGroup::own) {
    auto const shared = std::make_shared<FeatureTable const>(std::move(table));
    auto const profile = group == LayerGroup::own ? usual_profile() : bundled_profile(name);
    ReadyLayer layer = make_layer(std::move(name), group, shared, 0, profile);
    layer.content.world = world_as_is(*shared);
    return layer;
}

template <class... Layers>
MadeMap document_of(Layers... layers) {
    MadeMap map;
    std::vector<ReadyLayer> all;
    (all.push_back(std::move(layers)), ...);
    map.add_layers(std::move(all));
    return map;
}

/// A layer as a map of it alone draws it.
inline Layer as_drawn(ReadyLayer layer) { return document_of(std::move(layer)).layers()[0]; }

/// The layer that joined a document as the n-th, from 0, and a feature of it.
inline LayerId nth(std::uint32_t number) { return LayerId{number + 1}; }
inline FeatureRef nth(std::uint32_t number, std::uint32_t feature) { return {nth(number), feature}; }

/// A view of 800 × 600 pixels around the origin, one unit a pixel.
inline Viewport plain_view() { return {{0, 0}, 1, 800, 600}; }

}  // namespace gatepost
