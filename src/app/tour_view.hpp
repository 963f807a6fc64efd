#pragma once

#include "app/open_map.hpp"
#include "base/error.hpp"
#include "map/change.hpp"
#include "map/tour.hpp"

#include <optional>

namespace gatepost {

/// The view that shows what a stop of a tour does, in the part of it that is free of panels. None where the
/// map CRS cannot show the place.
[[nodiscard]] std::optional<Viewport> viewport_of(TourView const& wanted, Viewport const& now,
                                                  Box const& free_screen, MapModel& model);

/// What is seen in the free part of the camera's view.
[[nodiscard]] TourView tour_view_of(OpenMap& map, Box const& free_screen);

/// What a stop shows of time and layers; of what it says nothing, what a person chose (MapModel::chosen).
[[nodiscard]] ShowStop change_to(TourStop const& stop, MapState const& chosen);

/// What a stop would be that shows the map as it is now.
[[nodiscard]] TourStop stop_of(OpenMap& map, Box const& free_screen);

/// Error that names the tours that there are.
[[nodiscard]] Error unknown_tour(Tours const& tours, std::string const& name);

}  // namespace gatepost
