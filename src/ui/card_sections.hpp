#pragma once

#include "ui/panels.hpp"

#include <string>
#include <vector>

namespace gatepost {

// The parts of a card, one below the other.

/// A text in quiet ink, in as many lines as it needs.
void quiet(PanelContext const& context, char const* id, std::string const& text);
void heading(PanelContext const& context, std::string const& text);

/// The sites of web addresses, to be opened by a click.
void draw_web_links(PanelContext const& context, std::vector<std::string> const& addresses);
/// A source as it is named, then the addresses in it.
void draw_source(PanelContext const& context, SourceText const& source);
void draw_facts(PanelContext const& context, Card const& card);
void draw_events(PanelContext const& context, Card const& card);
void draw_links(PanelContext const& context, std::string const& title, std::vector<Card::Link> const& links);

}  // namespace gatepost
