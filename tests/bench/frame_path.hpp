#pragma once

#include "bench/drawn_map.hpp"
#include "bench/json.hpp"

namespace gatepost::bench {

/// Moves the view along a path, half of it panning by 16 px a frame, half zooming in and back out by
/// 2^(1/15), and gives the frames' times at three scales: all of the data, an eighth of its width, and a
/// sixty-fourth; and once more at an eighth, with the feature in the middle selected. `centre_world` is a
/// place where there is something to see. Each path begins with a complete map. Where half of a path takes
/// longer than 30 s, the rest of it is left out: `frames` says how many there were.
[[nodiscard]] Json measure_frames(DrawnMap& map, Point centre_world, int frames);

/// One such path, from this view.
[[nodiscard]] Json measure_path(DrawnMap& map, Viewport const& begin, int frames);

}  // namespace gatepost::bench
