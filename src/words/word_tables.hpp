#pragma once

#include "words/word.hpp"

#include <array>
#include <span>
#include <utility>

namespace gatepost {

using WordText = std::pair<Word, char const*>;

// What each language says: in maps and panels, and where the map is asked and tells (stories, tours,
// searches).

[[nodiscard]] std::span<WordText const> english_words();
[[nodiscard]] std::span<WordText const> english_story_words();
[[nodiscard]] std::span<WordText const> vietnamese_words();
[[nodiscard]] std::span<WordText const> vietnamese_story_words();
[[nodiscard]] std::span<WordText const> chinese_words();
[[nodiscard]] std::span<WordText const> chinese_story_words();

}  // namespace gatepost
