#pragma once

#include "geo/point.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// The measured box of one name and where it belongs.
struct LabelBox {
    Point anchor_screen;
    double symbol_radius_px = 0;  ///< 0: centred on the anchor
    double width_px = 0;
    double height_px = 0;
};

/// Greedy placement: each box, in the order given, takes the first of its anchor positions (right, left,
/// above, below, then the corners; or centred) where it meets no obstacle, no box placed before, and stays
/// inside `frame`. No two results overlap. Result i belongs to box i; empty = no room. A grid keeps it near
/// O(n).
[[nodiscard]] std::vector<std::optional<Box>> place_labels(std::span<LabelBox const> boxes,
                                                           std::span<Box const> obstacles, Box const& frame);

}  // namespace gatepost
