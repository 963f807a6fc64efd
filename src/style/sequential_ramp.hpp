#pragma once

#include "base/colour.hpp"
#include "style/grading.hpp"
#include "style/theme.hpp"

#include <array>

namespace gatepost {

/// A ramp in nine colours, from what is nearest to the ground on which the theme draws to what stands out
/// from it most: darker and darker on paper, lighter and lighter on dark. Their L* (CIE 1976) rises or falls
/// in equal steps. Viridis and Magma are van der Walt's and Smith's (2015); blues and oranges follow
/// ColorBrewer (Brewer 2003).
[[nodiscard]] std::array<Colour, most_graded_classes> const& sequential_ramp(SequentialRamp ramp,
                                                                             Theme theme);

/// The colour of one of `count` classes, the lowest being the first.
[[nodiscard]] Colour graded_colour(Grading const& grading, std::size_t style_class, std::size_t count,
                                   Theme theme);

}  // namespace gatepost
