#pragma once

#include "app/open_map.hpp"
#include "figure/page_plan.hpp"
#include "page/evidence.hpp"

namespace gatepost {

/// What an evidence sheet of the camera's view lists: features with events, or where layers were named on the
/// command line all of theirs.
[[nodiscard]] Evidence evidence_for_sheet(OpenMap& map);

/// What a picture of it has pins for: features with events, or all where none has one. Of too many none, as
/// they could not be told apart.
[[nodiscard]] Evidence evidence_for_pins(OpenMap& map);

/// What stands in the list of its pins.
[[nodiscard]] PinNames names_of_pins(Evidence const& evidence);

}  // namespace gatepost
