#include "text/line_break.hpp"

#include "base/utf8.hpp"

namespace gatepost {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// What may not begin a line.
bool is_closing(char32_t c) {
    return is_one_of(c, U")]}»”’,.;:!?…%‰°′″·、。，．：；？！）」』】〉》〕］｝～％々ー،؛؟।།༎");
}

/// What may not end one.
bool is_opening(char32_t c) { return is_one_of(c, U"([{«“‘¥$€£#「『【〈《〔（［｛"); }

/// Thai and Lao vowels that are written before their consonant: a syllable begins with one. Words are not
/// parted in these scripts, and finding them takes a dictionary.
bool is_leading_vowel(char32_t c) { return (c >= 0x0E40 && c <= 0x0E44) || (c >= 0x0EC0 && c <= 0x0EC4); }

bool is_near(char32_t a, char32_t b) { return a >> 7U == b >> 7U; }

}  // namespace

bool may_break_between(char32_t before, char32_t after) {
    if (is_closing(after) || is_opening(before) || after == U' ' || after == U'\u00A0' ||
        before == U'\u00A0') {
        return false;
    }
    if (before == U' ' || before == U'\t' ||
        before == U'\u200B') {  // the last without a width: between Khmer words
        return true;
    }
    if (before == U'\u0F0B' || before == U'\u1361') {  // between syllables of Tibetan, words of Ethiopic
        return true;
    }
    if (is_leading_vowel(after) && is_near(before, after) && !is_leading_vowel(before)) {
        return true;
    }
    bool const is_dash = before == U'-' || before == U'–' || before == U'—' || before == U'/';
    bool const goes_on_in_number = after >= U'0' && after <= U'9';
    return (is_dash && !goes_on_in_number) || is_ideographic(before) || is_ideographic(after);
}

std::size_t first_line_bytes(std::string_view text, float width_px,
                             std::function<float(char32_t, std::size_t)> const& width_of) {
    float used_px = 0;
    std::size_t last_break = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        Utf8Character const next = character_at(text, at);
        if (at > 0 && may_break_between(before, next.code)) {
            last_break = at;
        }
        used_px += width_of(next.code, at);
        bool const is_blank = next.code == U' ' || next.code == U'\t';
        if (used_px > width_px && at > 0 && !is_blank) {
            return last_break > 0 ? last_break : at;
        }
        before = next.code;
        at += next.bytes;
    }
    return text.size();
}

}  // namespace gatepost
