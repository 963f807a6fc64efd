#pragma once

#include "ui/panels.hpp"

namespace gatepost {

/// Begins a frame's panes: where F6 was pressed, the next one that is open is chosen.
void begin_panes(PanelContext const& context);

/// Between a pane's Begin and End: the pane takes the keyboard where it was chosen, and wears a frame as long
/// as it has it by the keyboard.
void mark_pane(PanelContext const& context, Pane pane);

/// Whether Escape closes the pane that is being drawn: it has the keyboard, or the map has it and neither a
/// card nor a message is there; and nothing is going on that Escape ends first (a choice that is open, a text
/// being typed).
[[nodiscard]] bool is_closed_by_escape(PanelContext const& context);

/// After all panes: who of them and the map has the keyboard now. Keys go to a pane when it was reached by
/// keys, or while one writes in it; not because a button in it was clicked. Escape gives them back to the
/// map.
void settle_keyboard(PanelContext const& context);

}  // namespace gatepost
