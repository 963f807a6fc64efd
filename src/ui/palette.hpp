#pragma once

#include "base/colour.hpp"

#include <imgui.h>

namespace gatepost::palette {

constexpr Colour accent = rgb(0x0B6E8F);
constexpr Colour ink = rgb(0x2B2B2B);
constexpr Colour quiet_ink = rgb(0x6C6A66);
constexpr Colour warning = rgb(0x8F5200);
constexpr Colour paper = rgb(0xFFFFFF);
constexpr Colour line = rgb(0xDAD6CC);
constexpr Colour hover = rgb(0xE9F1F4);

/// As ImGui's draw lists take it.
[[nodiscard]] inline ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }
/// As ImGui's styles take it.
[[nodiscard]] inline ImVec4 floats(Colour colour) {
    auto const channels = colour.to_floats();
    return {channels[0], channels[1], channels[2], channels[3]};
}

}  // namespace gatepost::palette
