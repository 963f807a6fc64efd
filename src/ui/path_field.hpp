#pragma once

#include "ui/panels.hpp"

#include <span>

namespace gatepost {

/// A field for a path, with how it may go on above it while somebody writes there; Tab takes what all of
/// that has in common. True when it was entered.
[[nodiscard]] bool path_field(PanelContext const& context, char const* id, std::span<char> path,
                              PathSuggestions& suggestions);

}  // namespace gatepost
