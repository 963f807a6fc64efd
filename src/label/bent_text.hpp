#pragma once

#include "label/line_label.hpp"
#include "text/shaper.hpp"
#include "text/text_line.hpp"

#include <vector>

namespace gatepost {

/// Where the glyphs of a text go that stands in the middle of a bent baseline: each letter upright on it
/// under its own middle, its marks turned with it. O(glyphs).
[[nodiscard]] std::vector<GlyphPose> poses_along(ShapedText const& text, CurvedBaseline const& baseline,
                                                 double pixel_ratio);

}  // namespace gatepost
