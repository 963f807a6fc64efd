#include "base/folding.hpp"

#include "base/normalize.hpp"
#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace gatepost {

namespace {

/// Lower-case Latin letters that Unicode does not decompose, and what people type who lack them on the
/// keyboard.
constexpr std::array<std::pair<char32_t, std::string_view>, 18> undivided{{{U'æ', "ae"},
                                                                           {U'ð', "d"},
                                                                           {U'ø', "o"},
                                                                           {U'þ', "th"},
                                                                           {U'đ', "d"},
                                                                           {U'ħ', "h"},
                                                                           {U'ı', "i"},
                                                                           {U'ł', "l"},
                                                                           {U'ŋ', "n"},
                                                                           {U'œ', "oe"},
                                                                           {U'ŧ', "t"},
                                                                           {U'ƀ', "b"},
                                                                           {U'ǥ', "g"},
                                                                           {U'ɨ', "i"},
                                                                           {U'ɵ', "o"},
                                                                           {U'ʉ', "u"},
                                                                           {U'ƶ', "z"},
                                                                           {U'ⱥ', "a"}}};

/// Marks that are left out when people type in a hurry: accents of Latin, Greek and Cyrillic, points of
/// Hebrew, vowel signs of Arabic.
bool is_optional_mark(utf8proc_int32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7) || (c >= 0x0610 && c <= 0x061A) ||
           (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

/// Han and Hangul: no character in these ranges changes when folded.
bool is_without_case(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3); }

void append_undivided(std::string& text, char32_t letter) {
    for (auto const& [marked, plain] : undivided) {
        if (marked == letter) {
            text += plain;
            return;
        }
    }
    append_utf8(text, letter);
}

std::string fold_one(char32_t character) {
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                        UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    constexpr utf8proc_ssize_t most = 32;  // the longest decomposition has 18
    std::array<utf8proc_int32_t, most> parts{};
    int boundary = 0;
    utf8proc_ssize_t const count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character),
                                                           parts.data(), most, options, &boundary);
    if (count < 0 || count > most) {
        std::string same;
        append_utf8(same, character);
        return same;
    }
    utf8proc_ssize_t kept = 0;
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        utf8proc_int32_t const part = parts[static_cast<std::size_t>(i)];
        if (!is_optional_mark(part)) {
            parts[static_cast<std::size_t>(kept++)] = part;
        }
    }
    auto const composed = utf8proc_normalize_utf32(
        parts.data(), kept, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    std::string text;
    for (utf8proc_ssize_t i = 0; i < composed; ++i) {
        append_undivided(text, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
    }
    return text;
}

constexpr std::size_t end_of_alphabets = 0x2000;  // Latin, Greek, Cyrillic … lie below

/// What each character below end_of_alphabets folds to: computed once, 8,192 look-ups.
std::vector<std::string> const& folded_alphabets() {
    static std::vector<std::string> const letters = [] {
        std::vector<std::string> made;
        made.reserve(end_of_alphabets);
        for (char32_t c = 0; c < end_of_alphabets; ++c) {
            made.push_back(fold_one(c));
        }
        return made;
    }();
    return letters;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char const first = text[at];
        if (static_cast<unsigned char>(first) < 0x80) {
            plain += first >= 'A' && first <= 'Z' ? static_cast<char>(first - 'A' + 'a') : first;
            ++at;
            continue;
        }
        Utf8Character const character = character_at(text, at);
        if (!character.is_valid || is_without_case(character.code)) {
            plain += text.substr(at, character.bytes);
        } else if (character.code < end_of_alphabets) {
            plain += folded_alphabets()[character.code];
        } else {
            plain += fold_one(character.code);
        }
        at += character.bytes;
    }
    return plain;
}

bool folded_has_words_of(std::string_view folded_text, std::string_view folded_typed) {
    for (std::size_t begin = 0; begin < folded_typed.size();) {
        std::size_t const end = std::min(folded_typed.find(' ', begin), folded_typed.size());
        if (folded_text.find(folded_typed.substr(begin, end - begin)) == std::string_view::npos) {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

bool has_words_of(std::string_view text, std::string_view typed) {
    return folded_has_words_of(folded(text), folded(typed));
}

std::string lower_case(std::string_view utf8) {
    std::string lower;
    for (char32_t const c : decode_utf8(to_nfc(std::string(utf8)))) {
        append_utf8(lower, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
    return lower;
}

std::string to_capitals(std::string_view utf8) {
    std::string capitals;
    for (char32_t const c : decode_utf8(utf8)) {
        append_utf8(capitals, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
    }
    return capitals;
}

}  // namespace gatepost
