#pragma once

#include "map/layer.hpp"
#include "map/map_plane.hpp"
#include "map/viewport.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gatepost {

/// An arc says that two places belong together. It does so only where a reader can see both of them, or is
/// told the one that is not in view.

/// From here on, an arc shows only with both of its ends: what leads out of the picture says nothing there.
constexpr double both_ends_zoom = 13;

/// The arcs of a layer that do not show in a view, ascending: those with no end in view, and close up those
/// with one. Empty for a layer without arcs. Costs what is in view.
[[nodiscard]] std::vector<std::uint32_t> hidden_arcs(Layer const& layer, MapPlane const& plane,
                                                     Viewport const& viewport, double zoom);

/// Where an arc that has one of its ends in view leaves it.
struct ArcExit {
    Point at_screen;
    std::optional<std::uint32_t> other_end;  ///< the feature at the end that is not in view, if there is one
};
/// Nothing for an arc that has both or neither. `inset_px`: how far from the frame it is taken to leave.
[[nodiscard]] std::optional<ArcExit> exit_of_arc(Layer const& layer, std::uint32_t feature,
                                                 Viewport const& viewport, double inset_px);

}  // namespace gatepost
