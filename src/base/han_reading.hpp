#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// How Chinese characters are read and written simply, for searching: people type "changsha" or "cs" for
/// 长沙, and 台北 for 臺北. The tables are made of ICU's at build time (scripts/cmake/make_han_tables.cpp);
/// they know one reading of each character, so those that have several common ones stand in a table of our
/// own.

/// The simplified form of a character; itself where it has none.
[[nodiscard]] char32_t simplified_of(char32_t character);

/// The same of every character of a text.
[[nodiscard]] std::string simplified(std::string_view utf8);

/// The readings of a character in pinyin without tones, the usual one first: of 长 "chang" and "zhang". Empty
/// for what is no Han character. `ü` is written u, and v as well where names often have it (绿, 吕, 旅, 女).
[[nodiscard]] std::vector<std::string_view> readings_of(char32_t character);

/// Whole texts in pinyin.
struct Pinyin {
    std::string syllables;  ///< "changsha"
    std::string initials;   ///< "cs"
};
/// All readings of a text that has Han characters, the usual one first, at most `most`; letters and digits
/// between them are kept, folded. Nothing for a text without Han characters. O(characters · readings).
[[nodiscard]] std::vector<Pinyin> pinyin_of(std::string_view utf8, std::size_t most = 8);

}  // namespace gatepost
