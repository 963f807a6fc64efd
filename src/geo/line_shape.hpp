#pragma once

#include <cstdint>

namespace gatepost {

/// How two-point lines are drawn: as they are, or as a shallow arc (of pairs of places).
enum class LineShape : std::uint8_t { straight, arc };

}  // namespace gatepost
