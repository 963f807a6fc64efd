#pragma once

#include "base/colour.hpp"

#include <span>

namespace gatepost {

/// The colour at a share of the way along a ramp of at least two colours, from 0 (the first) to 1 (the last).
[[nodiscard]] Colour along_ramp(std::span<Colour const> ramp, double share);

}  // namespace gatepost
