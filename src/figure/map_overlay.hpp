#pragma once

#include "figure/figure_context.hpp"
#include "label/label_leader.hpp"
#include "map/badges.hpp"
#include "map/graticule.hpp"

namespace gatepost {

// What lies on the map itself, above its names. Positions are those of the map's frame.

[[nodiscard]] Figure graticule_lines(FigureContext const& context, Graticule const& graticule);
/// The degrees of the lines along the upper and the right edge, inside the frame; none in the way of a badge
/// or of what is reserved.
[[nodiscard]] Figure graticule_figures(FigureContext const& context, Graticule const& graticule,
                                       std::vector<Box> const& reserved_px);
/// The same along all four edges, outside the frame.
[[nodiscard]] Figure graticule_figures_outside(FigureContext const& context, Graticule const& graticule);

[[nodiscard]] Figure leader_lines(std::vector<LabelLeader> const& leaders);
[[nodiscard]] Figure badge_numbers(FigureContext const& context, std::vector<Badge> const& badges);

/// How far off a position may be: the ring's corners.
[[nodiscard]] Figure precision_ring(FigureContext const& context, std::vector<Point> const& ring_screen);

/// From a symbol to the card that belongs to it. `ring_px`: of the ring that the symbol has around it; 0: it
/// gets one.
[[nodiscard]] Figure card_leader(FigureContext const& context, Point anchor_screen, double ring_px,
                                 Box const& card_px);

}  // namespace gatepost
