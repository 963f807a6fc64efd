#pragma once

#include "label/label_candidates.hpp"

#include <algorithm>
#include <vector>

namespace gatepost {

/// How far a label keeps off its anchor: as its symbol is large, or the pin that covers it.
[[nodiscard]] inline double symbol_radius_px(LabelCandidate const& candidate,
                                             std::vector<Box> const& pins_screen) {
    double radius_px = candidate.symbol_radius_px;
    for (Box const& pin : pins_screen) {
        if (pin.contains(candidate.anchor_screen)) {
            radius_px = std::max({radius_px, pin.width() / 2, pin.height() / 2});
        }
    }
    return radius_px;
}

}  // namespace gatepost
