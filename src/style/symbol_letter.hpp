#pragma once

#include "geo/point.hpp"

#include <vector>

namespace gatepost {

/// The digit or letter that a symbol may bear, as strokes from point to point in the coordinates of
/// symbol_outline: those that shaders/symbol.frag draws.
struct SymbolLetter {
    std::vector<std::vector<Point>> strokes;
    double half_stroke = 0;
};

/// Of '0' to '9' and 'a' to 'z', which is drawn as a capital; no strokes for anything else.
[[nodiscard]] SymbolLetter symbol_letter(char letter);

}  // namespace gatepost
