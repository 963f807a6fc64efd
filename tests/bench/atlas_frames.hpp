#pragma once

#include "bench/cases.hpp"
#include "bench/json.hpp"

namespace gatepost::bench {

/// The bundled atlas over its basemap at 1600 x 1000: frames while panning and zooming over the whole border
/// and at Lạng Sơn, whole, and once more split by pass (tiles: choosing and uploading them; lettering: which
/// names stand where; layers; labels: drawing them).
[[nodiscard]] Json measure_atlas(Size size);

/// Choosing places for 2,000 names in one view, in the first frame and in those of a pan.
[[nodiscard]] Json measure_labels(Size size);

}  // namespace gatepost::bench
