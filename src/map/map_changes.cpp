#include "map/map_changes.hpp"

namespace gatepost {

namespace {

MapState without_looking(MapState state) {
    state.view = {};
    state.time = {};
    state.selection.clear();
    state.pinned.clear();
    state.theme = {};
    return state;
}

MapState essence(MapState state) {
    state = without_looking(std::move(state));
    state.map_crs.clear();
    state.furniture = {};
    state.picture = {};
    state.languages.reset();
    for (LayerState& layer : state.layers) {
        layer.is_visible = true;
        if (!layer.part_of.empty()) {
            layer.hidden_classes.clear();
            layer.singled_out_class.reset();
        }
    }
    return state;
}

}  // namespace

bool has_changed(MapState const& now, MapState const& kept) {
    return without_looking(now) != without_looking(kept);
}

bool is_worth_asking(MapState const& now, MapState const& kept, bool has_own_file) {
    return has_own_file ? has_changed(now, kept) : essence(now) != essence(kept);
}

}  // namespace gatepost
