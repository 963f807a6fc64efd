#pragma once

#include <string_view>

namespace gatepost {

/// Puts a PNG on the clipboard, with wl-copy under Wayland, else xclip: they go on holding it for other
/// programs. Throws Error that says what is missing.
void copy_png_to_clipboard(std::string_view png);

}  // namespace gatepost
