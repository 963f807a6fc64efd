#include "ui/plain_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// In order.
constexpr std::array plain_ranges{
    Range{0x0000, 0x02FF},  // Latin
    Range{0x0370, 0x0482},  // Greek, Cyrillic up to its combining marks
    Range{0x048A, 0x052F},  // Cyrillic
    Range{0x1E00, 0x200A},  // Latin with Vietnamese, Greek with accents, spaces
    Range{0x2010, 0x2027},  // dashes, quotes, ellipsis
    Range{0x202F, 0x205F},  // per mille, primes
    Range{0x2070, 0x20CF},  // superscripts, currencies
    Range{0x2100, 0x2BFF},  // signs, arrows, mathematics
    Range{0x2C60, 0x2C7F},  // Latin
    Range{0x2E00, 0x3029},  // punctuation, radicals, Chinese punctuation up to its tone marks
    Range{0x3030, 0x3098},  // Hiragana
    Range{0x309B, 0x9FFF},  // Katakana, Bopomofo, Chinese
    Range{0xA720, 0xA7FF},  // Latin
    Range{0xAC00, 0xD7A3},  // Hangul syllables
    Range{0xF000, 0xFAFF},  // icons, Chinese
    Range{0xFB00, 0xFB06},  // Latin ligatures
    Range{0xFE10, 0xFE1F},  // Chinese punctuation
    Range{0xFE30, 0xFE6F}, Range{0xFF00, 0xFFFD},  // full-width forms
};

constexpr unsigned char first_byte_of_marks = 0xCC;  // U+0300 and above

}  // namespace

bool is_plain(char32_t character) {
    auto const* const range =
        std::lower_bound(plain_ranges.begin(), plain_ranges.end(), character,
                         [](Range const& one, char32_t wanted) { return one.last < wanted; });
    return range != plain_ranges.end() && range->first <= character;
}

bool is_plain(std::string_view utf8) {
    auto const* at = std::find_if(utf8.begin(), utf8.end(), [](char c) {
        return static_cast<unsigned char>(c) >= first_byte_of_marks;
    });
    while (at != utf8.end()) {
        Utf8Character const next = character_at(utf8, static_cast<std::size_t>(at - utf8.begin()));
        if (!is_plain(next.code)) {
            return false;
        }
        at += next.bytes;
    }
    return true;
}

}  // namespace gatepost
