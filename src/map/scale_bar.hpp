#pragma once

#include "map/map_plane.hpp"
#include "map/viewport.hpp"

#include <string>

namespace gatepost {

/// A scale bar: a round length (1, 2 or 5 times a power of ten) and how wide it is at its own place.
struct ScaleBar {
    double width_px = 0;
    std::string label;
};

/// The bar for a place on screen, at most 120 px wide, measured along the ellipsoid there. Empty where the
/// place is not on the earth.
[[nodiscard]] ScaleBar scale_bar_at(Viewport const& viewport, Point screen,
                                    Transformer const& world_from_lonlat);

/// The bar of a map: true at that place of the view, or in its middle where there is no map at that place.
[[nodiscard]] ScaleBar scale_bar_of_map(Viewport const& viewport, Point screen, MapPlane const& plane,
                                        Transformer const& world_from_lonlat);

}  // namespace gatepost
