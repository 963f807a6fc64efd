#pragma once

#include "base/image.hpp"

#include <string_view>

namespace gatepost {

/// The picture in a PNG of any colour type, with 8 bits a channel. Throws Error with libpng's reason for what
/// is no whole PNG.
[[nodiscard]] Image decode_png(std::string_view png);

}  // namespace gatepost
