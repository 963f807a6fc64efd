#pragma once

#include "base/image.hpp"

#include <functional>

namespace gatepost {

/// Draws into a picture instead of a window and reads it back: the one way to a picture, for export,
/// `--screenshot` and golden tests. `draw` is called with the picture's
/// framebuffer bound. Throws Error for a size that GL cannot hold, naming the limit.
[[nodiscard]] Image render_to_image(int width_px, int height_px, std::function<void()> const& draw);

}  // namespace gatepost
