#pragma once

#include <string_view>

namespace gatepost {

/// Whether ImGui sets a character rightly by itself: one glyph at its place, of the fonts of the interface,
/// from left to right, in the basic plane. Latin, Greek, Cyrillic, Chinese, Japanese and Hangul in composed
/// form, signs, and the icons; not what joins, stacks, bears marks, runs from right to left or has no glyph,
/// as controls.
[[nodiscard]] bool is_plain(char32_t character);

/// Whether all of a text is plain. A few nanoseconds a character.
[[nodiscard]] bool is_plain(std::string_view utf8);

}  // namespace gatepost
