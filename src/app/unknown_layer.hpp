#pragma once

#include "map/document.hpp"

#include <string>

namespace gatepost {

/// One line for a layer that is asked for and not there, with the nearest one that is.
[[nodiscard]] std::string unknown_layer_text(Document const& document, std::string const& id);

}  // namespace gatepost
