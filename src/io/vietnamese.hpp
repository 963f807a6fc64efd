#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// Converts TCVN 5712-1:1993 to UTF-8 in NFC. Fonts like .VnTime ("ABC") and most Vietnamese data before 2005
/// use a part of it called TCVN3. Bytes without a meaning become U+FFFD. Capitals-only fonts (.VnTimeH) use
/// the codes of lower-case letters, so names written in them come out in lower case.
[[nodiscard]] std::string utf8_from_tcvn(std::string_view bytes);

/// Counts of the words in a text that contain letters beyond ASCII.
struct VietnameseWords {
    std::size_t words = 0;  ///< with such letters; repeated words count once
    std::size_t syllables =
        0;  ///< of these, by their letters a syllable of Vietnamese, with one tone at most
};
[[nodiscard]] VietnameseWords vietnamese_words_in(std::string_view utf8);

/// Whether a word (UTF-8, letters only) could be a Vietnamese syllable: an initial, a nucleus, a final and at
/// most one tone.
[[nodiscard]] bool is_vietnamese_syllable(std::string_view word);

}  // namespace gatepost
