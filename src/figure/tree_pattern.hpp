#pragma once

#include "figure/figure.hpp"

namespace gatepost {

/// Adds small, sparse trees in staggered rows over an area, as fill_pattern.frag draws them: those that stand
/// within it. `rings_px` are filled by the even-odd rule; nothing is added outside of `frame_px`. The rows go
/// through `origin_px`, a place on the ground, so that they keep their place there. O(trees · vertices).
void add_trees(Figure& figure, std::vector<std::vector<Point>> const& rings_px, Box const& frame_px,
               Point origin_px, Colour colour);

}  // namespace gatepost
