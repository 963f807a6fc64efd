#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gatepost {

// For texts of files that do not state their encoding, or state a wrong one: dBase, CSV, GeoJSON from
// careless programs.

[[nodiscard]] bool is_utf8(std::string_view text);

/// Converts bytes in an encoding to UTF-8 in NFC. Bytes that have no meaning in it become U+FFFD; everything
/// else is kept. Throws Error for an unknown encoding.
[[nodiscard]] std::string utf8_from(std::string_view bytes, std::string const& encoding);
/// Whether utf8_from supports the encoding: TCVN3, and all that ICU supports, by any of its names.
[[nodiscard]] bool is_known_encoding(std::string const& encoding);

struct EncodingGuess {
    std::string encoding;
    bool is_sure = false;  ///< the texts are long enough to rule out others
};
/// Guesses the most likely encoding of texts that are not UTF-8. GB18030, Big5 or Shift_JIS are told by how
/// common the resulting characters are, and by ICU's detector if that is not conclusive; TCVN3 or CP1258 by
/// words that are Vietnamese syllables; other scripts if ICU is certain; otherwise CP1252. All texts of a
/// file together tell more than each alone.
[[nodiscard]] EncodingGuess guess_encoding(std::span<std::string_view const> texts);

}  // namespace gatepost
