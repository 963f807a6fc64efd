#pragma once

#include "ui/panels.hpp"

#include <string>

namespace gatepost {

// What cards have in common, those that are open and those that stay.

void draw_names(PanelContext const& context, Card const& card);
/// What it is, in one line.
void draw_chip(PanelContext const& context, std::string const& whole_text);
/// Go there, copy.
void draw_card_tools(PanelContext const& context, Card const& card, bool has_place);
/// Facts, events, what is related, sources.
void draw_card_body(PanelContext const& context, Card const& card);

struct LeaderLook {
    double ring_px = 0;  ///< radius of the ring that its symbol has by itself; 0: it has none
    float opacity = 1;
};
/// From the ring around the symbol to the card; with a ring of its own where the symbol has none. In
/// framebuffer pixels.
void draw_leader(PanelContext const& context, Point anchor, Box const& card_box, LeaderLook const& look);

}  // namespace gatepost
