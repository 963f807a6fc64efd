#pragma once

#include <cstdint>

namespace gatepost {

/// How two-point lines are drawn: as they are, or as a shallow arc (pairs of twinned villages).
enum class LineShape : std::uint8_t { straight, arc };

}  // namespace gatepost
