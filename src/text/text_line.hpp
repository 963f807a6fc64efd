#pragma once

#include "base/colour.hpp"
#include "text/shaper.hpp"

#include <span>

namespace gatepost {

/// Where a glyph's pen stands on a bent baseline, in framebuffer pixels, y down, and the way it writes.
struct GlyphPose {
    float x_px = 0;
    float y_px = 0;
    float cos = 1;
    float sin = 0;
};

/// A shaped line of text and where its baseline begins, in framebuffer pixels, y down.
struct TextLine {
    ShapedText const* text = nullptr;
    float x_px = 0;
    float y_px = 0;
    Colour colour{};
    Colour halo{255, 255, 255, 0};
    float halo_px = 0;
    bool continues_label = false;        ///< it and the line before it are one label
    float alpha = 1;                     ///< of all of it, while it fades
    std::span<GlyphPose const> poses{};  ///< of each glyph, on a bent baseline; then x and y say nothing
};

}  // namespace gatepost
