#pragma once

#include "ui/panels.hpp"

#include <string>

namespace gatepost {

// What a tour's panel and its editor have in common.

template <class Asked>
void send(PanelContext const& context, Asked const& asked) {
    context.commands.emplace_back(TourCommand{asked});
}

/// A button of one width; its tooltip names it and its key.
[[nodiscard]] bool tour_button(PanelContext const& context, char const* icon, Word title);

/// In the language of the interface.
[[nodiscard]] std::string title_of(PanelContext const& context, Tour const& tour);

/// Opens the form that asks for pictures of the tour.
void send_export(PanelContext const& context);

}  // namespace gatepost
