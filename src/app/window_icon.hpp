#pragma once

#include "base/image.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace gatepost {

/// The program's icon in the sizes that window managers ask for. It is part of the program, so that a window
/// has it wherever the program was started from.
[[nodiscard]] std::vector<Image> window_icon();

/// The PNGs of packaging/icons that it is made of (made at build time).
[[nodiscard]] std::span<std::string_view const> embedded_icons();

}  // namespace gatepost
