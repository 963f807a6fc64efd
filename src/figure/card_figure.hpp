#pragma once

#include "figure/blocks.hpp"
#include "figure/figure_context.hpp"
#include "map/card.hpp"

#include <optional>

namespace gatepost {

/// A card on paper: whole, without buttons, in one column or as many as its height needs.
struct PaperCard {
    Figure figure;  ///< with its plate; the upper left corner is (0, 0)
    Point size_px;
    std::size_t left_out = 0;  ///< paragraphs for which even the whole page has no room
};

/// Within a room: no wider and no higher than that. `scale`: of its letters.
[[nodiscard]] PaperCard paper_card(FigureContext const& context, Card const& card, Point room_px,
                                   double scale = 1);

/// Such that there is a place for it within a room that does not cover an anchor, by setting it a little
/// smaller if need be; where that cannot be, over the whole room.
[[nodiscard]] PaperCard paper_card_beside(FigureContext const& context, Card const& card,
                                          std::optional<Point> anchor_px, Box const& room_px, double gap_px);

/// Where in a room a feature is to be brought so that its card lies beside it, as whole as it can be there:
/// in the middle of what the card leaves free. Nothing where it does already, whole, with the feature at
/// `anchor_px`.
[[nodiscard]] std::optional<Point> anchor_beside_card(FigureContext const& context, Card const& card,
                                                      Point anchor_px, Box const& room_px, double gap_px);

}  // namespace gatepost
