#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gatepost {

// Texts of files that do not say, or do not know, in which encoding they are: dBase, CSV, GeoJSON of careless
// programs.

[[nodiscard]] bool is_utf8(std::string_view text);

/// Bytes of an encoding as UTF-8 in NFC. What stands for nothing in it becomes U+FFFD; all else is kept.
/// Throws Error for an encoding that nobody knows.
[[nodiscard]] std::string utf8_from(std::string_view bytes, std::string const& encoding);
/// Whether utf8_from knows it: TCVN3, and whatever ICU does, by any of its names.
[[nodiscard]] bool is_known_encoding(std::string const& encoding);

struct EncodingGuess {
    std::string encoding;
    bool is_sure = false;  ///< the texts are long enough to tell it from others
};
/// What texts that are no UTF-8 are most likely in: GB18030, Big5 or Shift_JIS by how common their characters
/// are there, and by ICU's detector where that cannot tell; TCVN3 or CP1258 where the words are syllables of
/// Vietnamese; other alphabets where ICU is certain; CP1252 otherwise. All texts of a file tell more than
/// each.
[[nodiscard]] EncodingGuess guess_encoding(std::span<std::string_view const> texts);

}  // namespace gatepost
