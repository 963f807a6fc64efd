#pragma once

#include "base/image.hpp"

#include <string>

namespace gatepost {

/// Compares a picture with tests/golden/NAME.png by two numbers. UPDATE_GOLDEN=1 in the environment rewrites
/// the file. On failure the picture and the difference go to the build folder, and the message names GL's
/// renderer.
void check_golden(std::string const& name, Image const& image, double largest_mean);

}  // namespace gatepost
