#pragma once

#include "app/open_map.hpp"

#include <optional>

namespace gatepost {

/// The feature that one comes to next along the line of the map: from the one whose card is open, else from
/// the middle of the view; 1 goes to the line's eastern end, -1 to its western one, and on from the other end
/// there. What is hidden is passed over. Nothing where no feature stands along a line.
[[nodiscard]] std::optional<FeatureRef> next_along_line(OpenMap& map, int direction);

}  // namespace gatepost
