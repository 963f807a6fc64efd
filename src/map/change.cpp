#include "map/change.hpp"

#include "base/overloaded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace gatepost {

namespace {

using Layers = std::vector<LayerState>;

Layers::iterator place_of(Layers& layers, LayerId id) {
    return std::find_if(layers.begin(), layers.end(), [&](LayerState const& one) { return one.id == id; });
}

/// Does something to a layer that is there.
template <class Do>
void with_layer(MapState& state, LayerId id, Do change) {
    if (auto const layer = place_of(state.layers, id); layer != state.layers.end()) {
        change(*layer);
    }
}

void add(MapState& state, Layers const& layers) {
    std::unordered_map<std::string, int> known;  // names, and the number that the next of the same name tries
    for (LayerState const& layer : state.layers) {
        known.emplace(layer.name, 2);
    }
    for (LayerState layer : layers) {
        std::string const wanted = layer.name;
        while (known.contains(layer.name)) {
            layer.name = fmt::format("{}-{}", wanted, known[wanted]++);
        }
        known.emplace(layer.name, 2);
        state.layers.push_back(std::move(layer));
    }
    std::stable_sort(state.layers.begin(), state.layers.end(),
                     [](LayerState const& a, LayerState const& b) { return a.group < b.group; });
}

void move(MapState& state, MoveLayer const& change) {
    auto const from = place_of(state.layers, change.layer);
    auto const to = place_of(state.layers, change.to_place_of);
    if (from == state.layers.end() || to == state.layers.end() || from->group != to->group) {
        return;
    }
    if (from < to) {
        std::rotate(from, from + 1, to + 1);
    } else {
        std::rotate(to, from, from + 1);
    }
}

void set_class_on(LayerState& layer, SetClassOn const& change) {
    if (change.is_on) {
        layer.hidden_classes.erase(change.style_class);
    } else {
        layer.hidden_classes.insert(change.style_class);
    }
}

void dim_others(LayerState& layer, std::size_t style_class) {
    bool const is_so_already = layer.singled_out_class == style_class;
    layer.singled_out_class = is_so_already ? std::nullopt : std::optional{style_class};
}

void set_style(LayerState& layer, std::shared_ptr<LayerStyle const> style) {
    layer.style = std::move(style);
    layer.is_clustered.reset();
    layer.hidden_classes.clear();
    layer.singled_out_class.reset();
}

}  // namespace

MapState apply(MapState state, Change const& change) {
    auto const with = [&](LayerId id, auto act) { with_layer(state, id, act); };
    std::visit(
        Overloaded{
            [&](AddLayers const& c) { add(state, c.layers); },
            [&](RemoveLayer const& c) {
                std::erase_if(state.layers, [&](LayerState const& one) { return one.id == c.layer; });
            },
            [&](MoveLayer const& c) { move(state, c); },
            [&](SetVisible const& c) {
                with(c.layer, [&](LayerState& one) { one.is_visible = c.is_visible; });
            },
            [&](SetOpacity const& c) { with(c.layer, [&](LayerState& one) { one.opacity = c.opacity; }); },
            [&](SetClustered const& c) {
                with(c.layer, [&](LayerState& one) { one.is_clustered = c.is_clustered; });
            },
            [&](SetStyle const& c) { with(c.layer, [&](LayerState& one) { set_style(one, c.style); }); },
            [&](ChangeStyle const& c) { with(c.layer, [&](LayerState& one) { one.style = c.style; }); },
            [&](SetClassOn const& c) { with(c.layer, [&](LayerState& one) { set_class_on(one, c); }); },
            [&](DimOthers const& c) {
                with(c.layer, [&](LayerState& one) { dim_others(one, c.style_class); });
            },
            [&](SetDates const& c) { with(c.layer, [&](LayerState& one) { one.dates = c.dates; }); },
            [&](SetTimeless const& c) {
                with(c.layer, [&](LayerState& one) { one.is_timeless = c.is_timeless; });
            },
            [&](SetFilter const& c) { with(c.layer, [&](LayerState& one) { one.condition = c.condition; }); },
            [&](SetSource const& c) { with(c.layer, [&](LayerState& one) { one.source = c.source; }); },
            [&](SetTheme const& c) { state.theme = c.theme; },
            [&](SetMapCrs const& c) { state.map_crs = c.definition; },
            [&](SetView const& c) { state.view = c.view; },
            [&](SetLanguages const& c) { state.languages = c.languages; },
            [&](SetFurniture const& c) { state.furniture = c.furniture; },
            [&](SetTime const& c) { state.time = c.time; },
            [&](SetTours const& c) { state.tours = c.tours; },
            [&](SetPinned const& c) { state.pinned = c.pinned; },
            [&](SetFilters const& c) {
                for (SetFilter const& one : c.filters) {
                    with(one.layer, [&](LayerState& layer) { layer.condition = one.condition; });
                }
                for (SetVisible const& one : c.shown) {
                    with(one.layer, [&](LayerState& layer) { layer.is_visible = one.is_visible; });
                }
            },
            [&](SetPicture const& c) { state.picture = c.picture; },
        },
        change);
    return state;
}

MapState shown_at(MapState state, ShowStop const& stop) {
    state.time = stop.time;
    for (SetVisible const& one : stop.layers) {
        with_layer(state, one.layer, [&](LayerState& layer) { layer.is_visible = one.is_visible; });
    }
    return state;
}

}  // namespace gatepost
