#pragma once

#include "map/change.hpp"
#include "map/document.hpp"

namespace gatepost {

/// Notes what a person changes of the map. A layer that goes is to be named before it is gone.
void log_change(Change const& change, Document const& document);

}  // namespace gatepost
