#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A text in the form in which it is compared for searching and sorting: lower case, without marks. "zurich"
/// finds Zürich, "lodz" Łódź, "hue" Huế, "αθηνα" Αθήνα, "еж" Ёж. Full-width and other compatibility forms
/// become plain ones. Marks that make a different letter stay (those of kana, of Indic scripts, of Thai).
/// Broken UTF-8 is kept as it is. ASCII and Han pass at memory speed; others take some ten nanoseconds a
/// character. Uses Unicode's case folding and decompositions (utf8proc), and a table for Latin letters with a
/// stroke, which Unicode does not decompose.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether every typed word occurs somewhere in the text; both are folded first.
[[nodiscard]] bool has_words_of(std::string_view text, std::string_view typed);

/// The same for texts that are folded already.
[[nodiscard]] bool folded_has_words_of(std::string_view folded_text, std::string_view folded_typed);

/// The text in small letters, with all marks, in composed form (NFC).
[[nodiscard]] std::string lower_case(std::string_view utf8);

/// The text in capitals (Unicode's simple mapping: a character stays one character).
[[nodiscard]] std::string to_capitals(std::string_view utf8);

}  // namespace gatepost
