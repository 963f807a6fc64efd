#pragma once

#include "style/theme.hpp"

namespace gatepost {

/// The colours of panels, and of what stands beside the map on paper: titles, legends, cards.
struct InterfaceColours {
    Colour accent;
    Colour ink;
    Colour quiet_ink;
    Colour faint_ink;  ///< of what is switched off
    Colour warning;
    Colour failure;
    Colour paper;
    Colour line;
    Colour field;  ///< of a box to write in
    Colour hover;  ///< of what the pointer is on
    Colour pressed;
    Colour scroll_bar;
};

/// Paper is white as well when it is printed.
[[nodiscard]] InterfaceColours const& interface_colours(Theme theme);

}  // namespace gatepost
