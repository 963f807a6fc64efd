#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace gatepost {

/// Whether a line may end between two characters: behind blanks, hyphens and the dots between Tibetan
/// syllables, before the vowels with which Thai and Lao syllables begin, and on either side of a Chinese,
/// Japanese or Korean character, but not before what closes or behind what opens, and never inside a number
/// or a word. After the rules of Unicode's annex 14 that these scripts need, without its dictionaries.
[[nodiscard]] bool may_break_between(char32_t before, char32_t after);

/// How many bytes of a text without line ends stand in its first line. `width_of`: the width of a character
/// that begins at a byte. A word that is wider than the line is cut. At least one character. O(bytes of the
/// line).
[[nodiscard]] std::size_t first_line_bytes(std::string_view text, float width_px,
                                           std::function<float(char32_t, std::size_t)> const& width_of);

}  // namespace gatepost
