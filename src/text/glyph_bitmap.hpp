#pragma once

#include <cstdint>
#include <vector>

namespace gatepost {

/// Glyphs as grey coverage, 0–255, rows from the top. Its first pixel lies at (left_px, top_px) from the
/// pen, y down.
struct GlyphBitmap {
    std::vector<std::uint8_t> coverage;
    int width_px = 0;
    int height_px = 0;
    int left_px = 0;
    int top_px = 0;
};

}  // namespace gatepost
