#pragma once

#include "base/colour.hpp"
#include "style/theme.hpp"

#include <array>

namespace gatepost {

/// The colours of a density, in even steps of lightness from the shade 0 to 1: away from the paper on which
/// the theme draws, so that the fullest places stand out most and a single point can still be seen. After
/// "Magma" (van der Walt and Smith, 2015), which readers of every common colour vision order alike.
[[nodiscard]] std::array<Colour, 9> const& density_ramp(Theme theme);

/// Between the colours of the ramp. `shade` from 0 to 1.
[[nodiscard]] Colour density_colour(Theme theme, double shade);

}  // namespace gatepost
