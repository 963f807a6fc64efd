#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// Capitals without the marks of Vietnamese: what a person types in a hurry finds what is written in full.
/// Other letters stay as they are.
[[nodiscard]] std::string plain_capitals(std::string_view text);

/// Whether every word that was typed stands somewhere in a text, in whatever case, with or without marks.
[[nodiscard]] bool has_words_of(std::string_view text, std::string_view typed);

}  // namespace gatepost
