#pragma once

#include <string>

namespace gatepost {

/// The font that the interface's icons come from; empty where it is not installed.
[[nodiscard]] std::string icon_font_file();

}  // namespace gatepost
