#include "io/vietnamese.hpp"

#include "base/normalize.hpp"
#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

namespace gatepost {

namespace {

/// TCVN 5712-1:1993, bytes 0x80 to 0xFF; 0xB0 to 0xB4 are tones that stand behind their letter.
// clang-format off
constexpr std::array<std::string_view, 128> tcvn_letters{
    "À", "Ả", "Ã", "Á", "Ạ", "Ặ", "Ậ", "È", "Ẻ", "Ẽ", "É", "Ẹ", "Ệ", "Ì", "Ỉ", "Ĩ",
    "Í", "Ị", "Ò", "Ỏ", "Õ", "Ó", "Ọ", "Ộ", "Ờ", "Ở", "Ỡ", "Ớ", "Ợ", "Ù", "Ủ", "Ũ",
    "\u00a0", "Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "Ằ",
    "\u0300", "\u0309", "\u0303", "\u0301", "\u0323", "à", "ả", "ã", "á", "ạ", "Ẳ", "ằ", "ẳ", "ẵ", "ắ", "Ẵ",
    "Ắ", "Ầ", "Ẩ", "Ẫ", "Ấ", "Ề", "ặ", "ầ", "ẩ", "ẫ", "ấ", "ậ", "è", "Ể", "ẻ", "ẽ",
    "é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì", "ỉ", "Ễ", "Ế", "Ồ", "ĩ", "í", "ị", "ò",
    "Ổ", "ỏ", "õ", "ó", "ọ", "ồ", "ổ", "ỗ", "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù",
    "Ỗ", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ", "ứ", "ự", "ỳ", "ỷ", "ỹ", "ý", "ỵ", "Ố"};
// clang-format on

constexpr auto initials = std::to_array<std::string_view>(
    {"",  "b", "c", "d", "đ",  "g",  "h",  "k",  "l",  "m",  "n",  "p",  "q",  "r",
     "s", "t", "v", "x", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", "ngh"});
constexpr auto nuclei = std::to_array<std::string_view>(
    {"a",   "ă",  "â",   "e",  "ê",  "i",   "o",  "ô",   "ơ",   "u",   "ư",   "y",   "ai",  "ao", "au",
     "ay",  "âu", "ây",  "eo", "êu", "ia",  "iê", "iêu", "iu",  "oa",  "oai", "oao", "oay", "oă", "oe",
     "oeo", "oi", "oo",  "ôi", "ơi", "ua",  "uâ", "uây", "uê",  "ui",  "uô",  "uôi", "uơ",  "uy", "uya",
     "uyê", "ưa", "ươi", "ươ", "ưu", "ươu", "ưi", "yê",  "yêu", "uyu", "uao", "uă"});
constexpr auto finals = std::to_array<std::string_view>({"", "c", "ch", "m", "n", "ng", "nh", "p", "t"});

template <std::size_t Size>
bool is_one_of(std::string_view part, std::array<std::string_view, Size> const& parts) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
}

bool is_tone(utf8proc_int32_t c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

bool is_letter_or_mark(utf8proc_int32_t c) {
    utf8proc_category_t const category = utf8proc_category(c);
    bool const is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    bool const is_sign = c == 0xB5 || c == 0xAA || c == 0xBA;  // only Unicode counts µ ª º as letters
    return (is_letter && !is_sign) || category == UTF8PROC_CATEGORY_MN;
}

/// The text in lower case, with diacritics as separate code points after their letters.
std::vector<utf8proc_int32_t> decomposed(std::string_view text) {
    auto const* const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    auto const length = static_cast<utf8proc_ssize_t>(text.size());
    utf8proc_ssize_t const count = utf8proc_decompose(bytes, length, nullptr, 0, options);
    std::vector<utf8proc_int32_t> points(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(count, 0)));
    if (count > 0) {
        utf8proc_decompose(bytes, length, points.data(), count, options);
    }
    return points;
}

}  // namespace

std::string utf8_from_tcvn(std::string_view bytes) {
    std::string text;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        byte < 0x80 ? text += c : text += tcvn_letters[byte - 0x80U];
    }
    return to_nfc(std::move(text));
}

bool is_vietnamese_syllable(std::string_view word) {
    std::string plain;
    std::size_t tones = 0;
    for (utf8proc_int32_t const c : decomposed(word)) {
        if (is_tone(c)) {
            ++tones;
        } else {
            append_utf8(plain, static_cast<char32_t>(c));
        }
    }
    plain = to_nfc(std::move(plain));
    for (std::string_view const initial : initials) {
        if (tones > 1 || !plain.starts_with(initial)) {
            continue;
        }
        std::string_view const rest = std::string_view{plain}.substr(initial.size());
        for (std::string_view const final : finals) {
            if (rest.ends_with(final) && is_one_of(rest.substr(0, rest.size() - final.size()), nuclei)) {
                return true;
            }
        }
    }
    return false;
}

VietnameseWords vietnamese_words_in(std::string_view utf8) {
    VietnameseWords found;
    std::string word;
    bool has_marks = false;
    std::unordered_set<std::string> met;
    auto const finish = [&] {
        if (has_marks && met.insert(word).second) {
            ++found.words;
            found.syllables += is_vietnamese_syllable(word) ? 1 : 0;
        }
        word.clear();
        has_marks = false;
    };
    for (std::size_t at = 0; at < utf8.size();) {
        auto const [code, bytes, is_valid] = character_at(utf8, at);
        auto const c = is_valid ? static_cast<utf8proc_int32_t>(code) : -1;
        if (is_valid && is_letter_or_mark(c)) {
            word.append(utf8.substr(at, bytes));
            has_marks = has_marks || c >= 0x80;
        } else {
            has_marks = has_marks || (c >= 0x80 && !word.empty());  // words with symbols are no syllables
            if (c >= 0x80 && !word.empty()) {
                word += "?";
            } else {
                finish();
            }
        }
        at += bytes;
    }
    finish();
    return found;
}

}  // namespace gatepost
