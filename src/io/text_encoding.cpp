#include "io/text_encoding.hpp"

#include "base/error.hpp"
#include "base/normalize.hpp"
#include "base/utf8.hpp"
#include "io/icu_library.hpp"
#include "io/vietnamese.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr std::string_view replacement = "\uFFFD";

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_tcvn(std::string const& encoding) {
    constexpr std::array<std::string_view, 4> names{"TCVN3", "TCVN", "TCVN5712-1", "ABC"};
    std::string capitals = encoding;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return std::find(names.begin(), names.end(), capitals) != names.end();
}

/// ICU does not use the names by which people know windows-1252 and similar code pages.
std::string icu_name(std::string const& encoding) {
    bool const is_code_page =
        encoding.size() == 6 && (encoding.starts_with("CP125") || encoding.starts_with("cp125"));
    return is_code_page ? "windows-" + encoding.substr(2) : encoding;
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// The range in which a double-byte encoding has the characters that most texts are made of.
struct CommonArea {
    char const* encoding;
    unsigned first_lead, last_lead;
    unsigned first_trail, last_trail;
    bool has_single_bytes;  ///< above 0x80, hardly ever used (half-width katakana)
};
constexpr std::array areas{CommonArea{"GB18030", 0xB0, 0xD7, 0xA1, 0xFE, false},
                           CommonArea{"Big5", 0xA4, 0xC6, 0x40, 0xFE, false},
                           CommonArea{"Shift_JIS", 0x82, 0x97, 0x40, 0xFC, true}};

struct CharacterCount {
    std::size_t all = 0;
    std::size_t common = 0;
};

CharacterCount count_characters(std::string_view text, CommonArea const& area) {
    CharacterCount count;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            continue;
        }
        ++count.all;
        bool const is_single = area.has_single_bytes && lead >= 0xA1 && lead <= 0xDF;
        if (is_single || i + 1 == text.size()) {
            continue;
        }
        auto const trail = static_cast<unsigned char>(text[++i]);
        bool const is_common = lead >= area.first_lead && lead <= area.last_lead &&
                               trail >= area.first_trail && trail <= area.last_trail;
        count.common += is_common ? 1 : 0;
    }
    return count;
}

struct Candidate {
    EncodingGuess guess;
    double likelihood = 0;
};

std::size_t count_faults(std::string_view utf8) {
    std::size_t faults = 0;
    for (std::size_t at = utf8.find(replacement); at != std::string_view::npos;
         at = utf8.find(replacement, at + replacement.size())) {
        ++faults;
    }
    return faults;
}

int icu_confidence(std::vector<IcuLibrary::Detected> const& detected, std::string_view encoding) {
    auto const found = std::find_if(detected.begin(), detected.end(),
                                    [&](auto const& one) { return one.encoding == encoding; });
    return found == detected.end() ? 0 : found->confidence;
}

/// `lines` has one text per line, so that no character extends from one text into the next.
Candidate chinese_or_japanese(std::string const& lines, std::vector<IcuLibrary::Detected> const& detected) {
    Candidate best;
    for (CommonArea const& area : areas) {
        CharacterCount const count = count_characters(lines, area);
        std::size_t const faults = count_faults(icu_library().utf8_from(lines, area.encoding));
        constexpr double most_faults = 0.02;
        if (share(faults, count.all) > most_faults) {
            continue;
        }
        // ICU knows how often each character is used, but can say little about short texts: it decides only
        // if the areas do not.
        double const likelihood =
            share(count.common, count.all) + icu_confidence(detected, area.encoding) / 1000.0;
        constexpr std::size_t enough_characters = 6;
        if (likelihood > best.likelihood) {
            best = {{area.encoding, count.all >= enough_characters}, likelihood};
        }
    }
    return best;
}

Candidate vietnamese(std::string const& lines) {
    Candidate best;
    for (char const* const encoding : {"TCVN3", "CP1258"}) {
        VietnameseWords const found = vietnamese_words_in(utf8_from(lines, encoding));
        double const likelihood = share(found.syllables, found.words);
        constexpr std::size_t enough_words = 3;
        if (likelihood > best.likelihood && found.words > 1) {
            best = {{encoding, found.words >= enough_words}, likelihood};
        }
    }
    return best;
}

/// Whether this is a letter of Western European languages. Their code points are those of Latin-1, except for
/// a few that take the place of control characters.
bool is_western_letter(char32_t c) {
    constexpr std::array<char32_t, 7> others{0x152, 0x153, 0x160, 0x161,
                                             0x178, 0x17D, 0x17E};  // Œ œ Š š Ÿ Ž ž
    bool const is_latin = c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
    return is_latin || std::find(others.begin(), others.end(), c) != others.end();
}

bool is_marked_vowel(char32_t c) {
    std::u32string_view const vowels = U"àáâãäèêëìíîïòóôõöùúûü";  // two é may be adjacent: "créée"
    return vowels.find(c) != std::u32string_view::npos;
}

/// Whether letters beyond ASCII occur as they do in Western languages: no symbols within words, no capitals
/// after lower-case letters, no two accented vowels side by side.
bool is_like_western(std::string const& lines) {
    std::size_t letters = 0;
    std::size_t strange = 0;
    char32_t before = ' ';
    for (char32_t const c : decode_utf8(utf8_from(lines, "CP1252"))) {
        bool const was_small = (before >= 'a' && before <= 'z') || (before >= 0xDF && before <= 0xFF);
        bool const was_letter = was_small || (before >= 'A' && before <= 'Z') || is_western_letter(before);
        bool const is_capital = c >= 0xC0 && c < 0xDF;
        if (c >= 0x80) {
            ++letters;
            bool const is_strange = (was_letter && !is_western_letter(c)) || (was_small && is_capital) ||
                                    (is_marked_vowel(before) && is_marked_vowel(c));
            strange += is_strange ? 1 : 0;
        }
        before = c;
    }
    return strange * 10 <= letters;
}

}  // namespace

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

bool is_known_encoding(std::string const& encoding) {
    return is_tcvn(encoding) || icu_library().is_known(icu_name(encoding));
}

std::string utf8_from(std::string_view bytes, std::string const& encoding) {
    if (is_tcvn(encoding)) {
        return utf8_from_tcvn(bytes);
    }
    if (!is_known_encoding(encoding)) {
        throw fmt_error("'{}' is no encoding that is known: try GB18030, Big5, TCVN3, CP1258, CP1252",
                        encoding);
    }
    return to_nfc(icu_library().utf8_from(bytes, icu_name(encoding)));
}

EncodingGuess guess_encoding(std::span<std::string_view const> texts) {
    constexpr std::size_t enough_bytes = 65536;
    std::string lines;
    for (std::string_view const text : texts) {
        if (!is_ascii(text) && lines.size() < enough_bytes) {
            lines += text;
            lines += '\n';
        }
    }
    auto const detected = icu_library().detect(lines);
    Candidate const asian = chinese_or_japanese(lines, detected);
    Candidate const viet = vietnamese(lines);
    constexpr double likely = 0.6;
    constexpr double likely_vietnamese = 0.8;
    if (viet.likelihood >= likely_vietnamese && viet.likelihood > asian.likelihood - 0.1 &&
        (viet.guess.is_sure || !is_like_western(lines))) {
        return viet.guess;
    }
    if (asian.likelihood >= likely) {
        return asian.guess;
    }
    bool const is_western = is_like_western(lines);
    int const certain =
        is_western ? 60 : 15;  // of 100; names are short, and ICU's detector is not made for that
    for (IcuLibrary::Detected const& one : detected) {
        constexpr std::array<std::string_view, 4> others{"EUC-KR", "EUC-JP", "windows-1251", "KOI8-R"};
        if (one.confidence >= certain &&
            std::find(others.begin(), others.end(), one.encoding) != others.end()) {
            return {one.encoding, true};
        }
    }
    return {"CP1252", is_western};
}

}  // namespace gatepost
