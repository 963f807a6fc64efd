#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// Text in TCVN 5712-1:1993, of which fonts like .VnTime ("ABC") and most Vietnamese data before 2005 use the
/// part called TCVN3, as UTF-8 in NFC. Bytes that stand for nothing become U+FFFD. The fonts of capitals
/// (.VnTimeH) have the codes of small letters, so names written in them come out small.
[[nodiscard]] std::string utf8_from_tcvn(std::string_view bytes);

/// What the words of a text that have letters beyond ASCII look like.
struct VietnameseWords {
    std::size_t words = 0;  ///< with such letters; one that comes again says nothing new
    std::size_t syllables =
        0;  ///< of these, by their letters a syllable of Vietnamese, with one tone at most
};
[[nodiscard]] VietnameseWords vietnamese_words_in(std::string_view utf8);

/// Whether a word (UTF-8, one run of letters) could be a syllable: an initial, a nucleus, a final, one tone
/// at most.
[[nodiscard]] bool is_vietnamese_syllable(std::string_view word);

}  // namespace gatepost
