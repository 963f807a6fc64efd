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

/// Begun, and nothing written in it: nobody would miss it.
bool is_just_begun(Tour const& tour) {
    return tour.part_of.empty() && tour.title.empty() && tour.stops.size() == 1 &&
           tour.stops[0].title.empty() && tour.stops[0].text.empty();
}

MapState essence(MapState state) {
    state = without_looking(std::move(state));
    std::vector<Tour> tours = state.tours.all();
    std::erase_if(tours, is_just_begun);
    state.tours = Tours(std::move(tours));
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
