#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gatepost {

/// Stands for every byte sequence that is not UTF-8.
constexpr char32_t replacement_character = U'\uFFFD';

/// A code point and its length in bytes. A broken piece of a sequence becomes the replacement character.
struct Utf8Character {
    char32_t code = replacement_character;
    std::size_t bytes = 1;
    bool is_valid = false;
};

/// The character that begins at a byte of the text, `at` < size. Each longest broken piece of a sequence (a
/// stray byte, a cut tail, an overlong form, a surrogate) counts as one character, as in the Unicode
/// Standard, 3.9, "U+FFFD Substitution of Maximal Subparts", and in browsers. This is the only decoder of
/// UTF-8 in the program.
[[nodiscard]] Utf8Character character_at(std::string_view utf8, std::size_t at = 0);

/// Turns UTF-8 into code points. Never fails: broken pieces become U+FFFD.
[[nodiscard]] std::u32string decode_utf8(std::string_view utf8);

/// Appends one code point as UTF-8; a value that is no Unicode scalar value (a surrogate, or above U+10FFFF)
/// is appended as U+FFFD.
void append_utf8(std::string& utf8, char32_t character);

/// Whether a byte of valid UTF-8 is the first of a character.
[[nodiscard]] constexpr bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// The nearest place at or before `at` where a character begins, or the text's end: a text that is cut there
/// stays UTF-8. In broken text it goes back by at most three bytes.
[[nodiscard]] std::size_t character_begin(std::string_view utf8, std::size_t at);

/// How many characters valid UTF-8 has. O(n).
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

}  // namespace gatepost
