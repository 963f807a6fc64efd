#pragma once

#include "map/layer_state.hpp"

namespace gatepost {

/// A layer's style, given as on light paper, in a theme. A bundled layer has colours for each theme, also
/// where other things of it were changed; of a person's own layer only what lies around symbols and names
/// changes (and names are written lighter: label_candidates).
[[nodiscard]] LayerStyle in_theme(LayerStyle const& base, std::string const& layer_name, LayerGroup group,
                                  bool is_restyled, Theme theme);

/// A style on light paper with another look for one class, which is given as it looks in a theme.
[[nodiscard]] LayerStyle with_class(LayerStyle const& base, LayerStyle const& shown, std::size_t style_class,
                                    StyleClass const& style, LabelClass const& names);

/// Whether two looks of a class differ in nothing but what the class table holds for any tile.
[[nodiscard]] bool are_cut_alike(StyleClass const& before, StyleClass const& after);

/// Whether features are classed alike by two styles.
[[nodiscard]] bool are_classed_alike(LayerStyle const& a, LayerStyle const& b);

}  // namespace gatepost
