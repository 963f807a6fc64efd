#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// Stands for every byte sequence that is not UTF-8.
constexpr char32_t replacement_character = U'\uFFFD';

/// Turns UTF-8 into code points. Never fails: each longest broken piece of a sequence (a stray byte, a cut
/// tail, an overlong form, a surrogate) becomes one U+FFFD, as in the Unicode Standard, 3.9, "U+FFFD
/// Substitution of Maximal Subparts", and in browsers.
std::u32string decode_utf8(std::string_view utf8);

/// Appends one code point as UTF-8; what is no Unicode scalar value (a surrogate, above U+10FFFF) goes in as
/// U+FFFD.
void append_utf8(std::string& utf8, char32_t character);

}  // namespace gatepost
