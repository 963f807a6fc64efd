#pragma once

#include "map/layer_state.hpp"

namespace gatepost {

/// A layer's style, given as on light paper, in a theme.
[[nodiscard]] LayerStyle in_theme(LayerStyle const& base, Theme theme);

/// A style on light paper with another look for one class, which is given as it looks in a theme. A colour
/// that was chosen is the same in each theme, as symbols are; the colour of names is that of this theme
/// alone, where it differs from paper.
[[nodiscard]] LayerStyle with_class(LayerStyle const& base, LayerStyle const& shown, std::size_t style_class,
                                    StyleClass const& style, LabelClass const& names, Theme theme);

/// Whether two looks of a class differ in nothing but what the class table holds for any tile.
[[nodiscard]] bool are_cut_alike(StyleClass const& before, StyleClass const& after);

/// Whether features are classed alike by two styles, and weigh the same.
[[nodiscard]] bool are_classed_alike(LayerStyle const& a, LayerStyle const& b);

/// A style whose classes are followed by the same ones, drawn faint: class `i` has its twin at `classes + i`.
[[nodiscard]] LayerStyle with_faint_twins(LayerStyle style);

}  // namespace gatepost
