#pragma once

#include "map/document.hpp"
#include "map/viewport.hpp"

#include <vector>

namespace gatepost {

/// A number at a symbol that stands for several features: itself, those that it covers (Clustering) and those
/// that borrowed its place (Links).
struct Badge {
    FeatureRef leader;
    Box screen;             ///< of the number's plate
    std::size_t count = 0;  ///< all of them, the leader too
};

/// The badges in view, from the top of the map down, in whichever corner of their symbol covers least; those
/// that would lie on another in each are left out; on a map that repeats in each of its copies. Far out only
/// covered features are numbered: most places have borrowed ones. Costs what is in view, of layers that can
/// have any.
[[nodiscard]] std::vector<Badge> badges_in(Document const& document, Viewport const& viewport, double zoom);

/// Everything that a symbol stands for, itself first: each feature that it covers, and after each the hosted
/// ones of visible layers.
[[nodiscard]] std::vector<FeatureRef> cluster_members(Document const& document, FeatureRef leader);

/// Where features fan out around their common place, as offsets in logical pixels: rings, the first from the
/// top clockwise.
[[nodiscard]] std::vector<Point> fan_offsets_px(std::size_t count);

}  // namespace gatepost
