#pragma once

#include "base/image.hpp"

#include <string>

namespace gatepost {

/// How far a picture may be from its golden one. Two numbers, as neither says all: the mean hides a small
/// thing that is gone, the count a large one that is pale.
struct GoldenLimits {
    double mean = 0;               ///< of 255, over all channels
    std::size_t other_pixels = 0;  ///< that are clearly others
};

[[nodiscard]] Image read_golden(std::string const& name);
[[nodiscard]] bool is_within(GoldenLimits const& limits, Image const& expected, Image const& actual);

/// Compares a picture with tests/golden/NAME.png. UPDATE_GOLDEN=1 in the environment rewrites
/// the file. On failure the picture and the difference go to the build folder, and the message names GL's
/// renderer.
void check_golden(std::string const& name, Image const& image, GoldenLimits const& limits);

}  // namespace gatepost
