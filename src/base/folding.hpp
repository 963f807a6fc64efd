#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A text as it is compared when somebody searches or sorts: small letters without marks. "zurich" finds
/// Zürich, "lodz" Łódź, "hue" Huế, "αθηνα" Αθήνα, "еж" Ёж. Full-width and other compatible forms become plain
/// ones. Marks that make another letter stay (those of kana, of Indic scripts, of Thai). Broken UTF-8 is kept
/// as it is. ASCII and Han pass at memory speed; others take some ten nanoseconds a character. Unicode's case
/// folding and decompositions (utf8proc), and a table for Latin letters with a stroke, which Unicode does not
/// take apart.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether every word that was typed stands somewhere in a text, both folded.
[[nodiscard]] bool has_words_of(std::string_view text, std::string_view typed);

/// The same of a text that is folded already.
[[nodiscard]] bool folded_has_words_of(std::string_view folded_text, std::string_view folded_typed);

/// The text in capitals (Unicode's simple mapping: a character stays one character).
[[nodiscard]] std::string to_capitals(std::string_view utf8);

}  // namespace gatepost
