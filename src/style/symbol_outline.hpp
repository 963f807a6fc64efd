#pragma once

#include "geo/point.hpp"
#include "style/style.hpp"

#include <vector>

namespace gatepost {

/// The outline of a symbol's shape as closed polygons, filled by the even-odd rule: x right, y up, from -1 to
/// 1, as shaders/symbol.frag draws it by distances. The two agree to a tenth of a pixel at any size that
/// symbols have: bows are polygons of many corners.
[[nodiscard]] std::vector<std::vector<Point>> symbol_outline(SymbolShape shape);

}  // namespace gatepost
