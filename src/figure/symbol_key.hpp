#pragma once

#include "figure/figure.hpp"
#include "style/style.hpp"
#include "table/feature_table.hpp"

namespace gatepost {

/// Adds a symbol as the map draws it, without its shadow, in its own size or `most_px` where that is less.
void add_symbol(Figure& figure, StyleClass const& style, Point centre_px, double most_px = 1000);

/// Adds what stands for a class in a legend, within a box: its symbol, a piece of its line or a patch of its
/// area. What a class draws none of is left out.
void add_key(Figure& figure, StyleClass const& style, GeometryKind kind, Box const& box_px);

}  // namespace gatepost
