#include "app/tour_view.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace gatepost {

std::optional<Viewport> viewport_of(TourView const& wanted, Viewport const& now, Box const& free_screen,
                                    MapModel& model) {
    Viewport view = now;
    view.centre_world = model.world_from_lonlat().forward(wanted.centre_lonlat);
    if (!is_finite(view.centre_world)) {
        return std::nullopt;
    }
    double const usual = world_per_px_at(wanted.zoom, view.centre_world, model.document().map_crs(),
                                         model.world_from_lonlat());
    double const smaller = std::max({1.0, wanted.size_px.x / std::max(free_screen.width(), 1.0),
                                     wanted.size_px.y / std::max(free_screen.height(), 1.0)});
    view.world_per_px = usual * smaller;
    Point const off_px = free_screen.centre() - Point{now.width_px / 2, now.height_px / 2};
    view.centre_world = view.centre_world + Point{-off_px.x, off_px.y} * view.world_per_px;
    return view;
}

TourView tour_view_of(OpenMap& map, Box const& free_screen) {
    Viewport const& view = map.camera().viewport();
    Point const world = view.world_from_screen(free_screen.centre());
    Point const lonlat = map.model().world_from_lonlat().inverse(world);
    Viewport there = view;
    there.centre_world = world;
    double const zoom = zoom_of(there, map.document().map_crs(), map.model().world_from_lonlat());
    return {lonlat, zoom, {free_screen.width(), free_screen.height()}};
}

ShowStop change_to(TourStop const& stop, MapState const& chosen) {
    ShowStop change{{stop.time.value_or(TimeRange{}), chosen.time.undated}, {}};
    for (LayerState const& layer : chosen.layers) {
        bool const is_named = stop.layers && std::find(stop.layers->begin(), stop.layers->end(),
                                                       layer.name) != stop.layers->end();
        if (layer.group != LayerGroup::background) {
            change.layers.push_back({layer.id, stop.layers ? is_named : layer.is_visible});
        }
    }
    return change;
}

TourStop stop_of(OpenMap& map, Box const& free_screen) {
    MapState const& state = map.model().state();
    TourStop stop;
    stop.view = tour_view_of(map, free_screen);
    if (!state.time.is_off()) {
        stop.time = state.time.range;
    }
    stop.selection = state.selection;
    stop.layers.emplace();
    for (LayerState const& layer : state.layers) {
        if (layer.group != LayerGroup::background && layer.is_visible) {
            stop.layers->push_back(layer.name);
        }
    }
    return stop;
}

Error unknown_tour(Tours const& tours, std::string const& name) {
    std::vector<std::string> names;
    for (Tour const& tour : tours.all()) {
        names.push_back(tour.name);
    }
    return names.empty() ? fmt_error("--tour {}: the map has no tours", name)
                         : fmt_error("--tour {}: the tours of the map are {}", name, fmt::join(names, ", "));
}

}  // namespace gatepost
