#include "map/map_file_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

using Layers = std::vector<LayerState>;

Layers::iterator find_layer(Layers& layers, std::string const& part, std::string const& name) {
    return std::find_if(layers.begin(), layers.end(),
                        [&](LayerState const& one) { return one.part_of == part && one.name == name; });
}

/// Where a layer of a part belongs: above the one below it in the part; the lowest, below all others of it.
Layers::iterator place_in(Layers& layers, std::string const& part, std::string const& below) {
    if (!below.empty()) {
        return std::next(find_layer(layers, part, below));
    }
    return std::find_if(layers.begin(), layers.end(),
                        [&](LayerState const& one) { return one.part_of == part; });
}

void give_way(Layers& layers, std::string const& name) {
    auto const is_taken = [&](std::string const& wanted) {
        return std::any_of(layers.begin(), layers.end(),
                           [&](LayerState const& one) { return one.name == wanted; });
    };
    auto const own = std::find_if(layers.begin(), layers.end(), [&](LayerState const& one) {
        return one.part_of.empty() && one.name == name;
    });
    if (own == layers.end()) {
        return;
    }
    int number = 2;
    while (is_taken(fmt::format("{}-{}", name, number))) {
        ++number;
    }
    own->name = fmt::format("{}-{}", name, number);
}

}  // namespace

IncludedPart part_of_map(std::string name, std::vector<LayerState> layers) {
    for (LayerState& layer : layers) {
        LayerProfile profile = *layer.profile;
        profile.look = layer.style;
        layer.profile = std::make_shared<LayerProfile const>(std::move(profile));
        layer.style = nullptr;
        layer.takes_kept_style = true;
        layer.part_of = name;
        layer.group = layer.group == LayerGroup::background ? LayerGroup::background : LayerGroup::included;
    }
    return {std::move(name), std::move(layers)};
}

void take_from_part(LayerState& layer, std::vector<IncludedPart> const& parts) {
    layer.group = LayerGroup::included;
    for (IncludedPart const& part : parts) {
        for (LayerState const& theirs : part.layers) {
            if (part.name == layer.part_of && theirs.name == layer.name) {
                layer.group = theirs.group;
                layer.source = theirs.source;
                layer.profile = theirs.profile;
                layer.palette_index = theirs.palette_index;
                layer.is_clustered = theirs.is_clustered;
                layer.is_timeless = theirs.is_timeless;
                layer.dates = theirs.dates;
            }
        }
    }
}

void add_unlisted_layers(std::vector<LayerState>& layers, std::vector<IncludedPart> const& parts) {
    for (IncludedPart const& part : parts) {
        std::string below;
        for (LayerState const& theirs : part.layers) {
            if (find_layer(layers, part.name, theirs.name) == layers.end()) {
                give_way(layers, theirs.name);
                layers.insert(place_in(layers, part.name, below), theirs);
            }
            below = theirs.name;
        }
    }
    std::stable_sort(layers.begin(), layers.end(),
                     [](LayerState const& a, LayerState const& b) { return a.group < b.group; });
}

}  // namespace gatepost
