#pragma once

#include "base/colour.hpp"
#include "text/shaper.hpp"

#include <span>

namespace gatepost {

/// A glyph's pen position on a bent baseline, in framebuffer pixels, y down, and its writing direction.
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
    bool continues_label = false;        ///< this line and the one before it form one label
    float alpha = 1;                     ///< of the whole line, while it fades
    std::span<GlyphPose const> poses{};  ///< of each glyph, on a bent baseline; x_px and y_px are then unused
};

}  // namespace gatepost
