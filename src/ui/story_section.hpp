#pragma once

#include "ui/panels.hpp"

namespace gatepost {

/// Whether a stack of features has a story worth a list of its own: several things, told by several of them.
[[nodiscard]] bool has_story(PopupModel const& popup);

/// What happened at a place, in order of time: each thing with its date, its title and its sources; what else
/// is known of it unfolds in place.
void draw_story(PanelContext const& context, PopupModel const& popup);

}  // namespace gatepost
