#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/bidi.hpp"

namespace gatepost {

/// A line of text as it is drawn: what has no glyph is gone, each character knows its direction. Internal to
/// the module.
struct DrawnLine {
    std::u32string characters;
    std::vector<std::uint32_t> bytes;  ///< where each of them begins in the UTF-8 that it was made from
    Directions directions;
};

/// Line ends, tabs and other controls part words: they become one space, but not at the ends of the text or
/// beside a space. Invisible format characters go, except the two joiners, which steer shaping; those that
/// steer directions are heeded first.
[[nodiscard]] DrawnLine drawn_line(std::string_view utf8, LineDirection direction);

}  // namespace gatepost
