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
    Range{0x0009, 0x000A},  // tab, line end
    Range{0x000D, 0x000D}, Range{0x0020, 0x007E},
    Range{0x00A0, 0x00AC}, Range{0x00AE, 0x02FF},  // Latin from behind the soft hyphen
    Range{0x0370, 0x0482},                         // Greek, Cyrillic up to its combining marks
    Range{0x048A, 0x052F},                         // Cyrillic
    Range{0x1E00, 0x200A},                         // Latin with Vietnamese, Greek with accents, spaces
    Range{0x2010, 0x2027},                         // dashes, quotes, ellipsis
    Range{0x202F, 0x205F},                         // per mille, primes
    Range{0x2070, 0x20CF},                         // superscripts, currencies
    Range{0x2100, 0x2BFF},                         // signs, arrows, mathematics
    Range{0x2C60, 0x2C7F},                         // Latin
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

/// Whether a byte is a printable character of ASCII, of which most texts consist.
bool is_printable_ascii(char byte) { return byte >= ' ' && byte <= '~'; }

}  // namespace

bool is_plain(char32_t character) {
    auto const* const range =
        std::lower_bound(plain_ranges.begin(), plain_ranges.end(), character,
                         [](Range const& one, char32_t wanted) { return one.last < wanted; });
    return range != plain_ranges.end() && range->first <= character;
}

bool is_plain(std::string_view utf8) {
    auto const* at = std::find_if_not(utf8.begin(), utf8.end(), is_printable_ascii);
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
