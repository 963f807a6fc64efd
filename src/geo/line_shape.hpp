#pragma once

#include <cstdint>

namespace gatepost {

/// How lines of two points are drawn: straight, or as a shallow arc (for pairs of places).
enum class LineShape : std::uint8_t { straight, arc };

}  // namespace gatepost
