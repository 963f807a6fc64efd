#pragma once

#include "map/layer.hpp"
#include "map/map_plane.hpp"
#include "map/viewport.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace gatepost {

/// An arc says that two places belong together. It does so only where a reader can see both of them, or is
/// told the one that is not in view.

/// From here on, an arc shows only with both of its ends: what leads out of the picture says nothing there.
constexpr double both_ends_zoom = 13;

/// An arc and the features whose points are at its two ends, where there are any.
struct ArcEnds {
    std::uint32_t arc = 0;
    std::array<std::optional<std::uint32_t>, 2> features{};
};

/// All arcs of a layer; none where its lines are no arcs, or it is too large for such a style to say
/// anything. Reads attributes: to be kept as long as the layer's features stay.
[[nodiscard]] std::vector<ArcEnds> arcs_of(Layer const& layer);

/// Those that do not show in a view, ascending: those with no end in view, close up those with only one, and
/// those that a feature is an end of that does not show itself.
[[nodiscard]] std::vector<std::uint32_t> hidden_arcs(Layer const& layer, std::vector<ArcEnds> const& arcs,
                                                     MapPlane const& plane, Viewport const& viewport,
                                                     double zoom,
                                                     std::function<bool(std::uint32_t)> const& shows);

/// Where an arc that has one of its ends in view leaves it.
struct ArcExit {
    Point at_screen;
    std::optional<std::uint32_t> other_end;  ///< the feature at the end that is not in view, if there is one
};
/// Nothing for an arc that has both or neither. `inset_px`: how far from the frame it is taken to leave.
[[nodiscard]] std::optional<ArcExit> exit_of_arc(Layer const& layer, std::uint32_t feature,
                                                 Viewport const& viewport, double inset_px);

}  // namespace gatepost
