#include "io/lenient_json.hpp"

#include "base/utf8.hpp"
#include "io/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace gatepost {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::uint32_t first_high = 0xD800;
constexpr std::uint32_t first_low = 0xDC00;
constexpr std::uint32_t behind_low = 0xE000;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// Length in bytes of the character at `at`; 0 if no valid one begins there.
std::size_t character_length(std::string_view text, std::size_t at) {
    Utf8Character const character = character_at(text, at);
    return character.is_valid ? character.bytes : 0;
}

/// The four hexadecimal digits at `at`.
std::optional<std::uint32_t> hex_at(std::string_view text, std::size_t at) {
    constexpr std::size_t digits = 4;
    std::uint32_t code = 0;
    if (at + digits > text.size()) {
        return std::nullopt;
    }
    auto const [end, failure] = std::from_chars(text.data() + at, text.data() + at + digits, code, 16);
    return failure == std::errc{} && end == text.data() + at + digits ? std::optional{code} : std::nullopt;
}

/// The code point of a \u escape; none if the escape is not a valid character.
struct Escaped {
    std::optional<std::uint32_t> code;
    std::size_t length = 2;
};

/// Reads the escape whose backslash is at `at`, followed by `u`.
Escaped unicode_escape(std::string_view text, std::size_t at) {
    constexpr std::size_t length = 6;
    auto const code = hex_at(text, at + 2);
    if (!code) {
        return {};
    }
    if (*code < first_high || *code >= behind_low) {
        return {code, length};
    }
    bool const has_second = text.substr(std::min(at + length, text.size()), 2) == "\\u";
    auto const low = has_second ? hex_at(text, at + length + 2) : std::nullopt;
    if (*code >= first_low || !low || *low < first_low || *low >= behind_low) {
        return {std::nullopt, length};
    }
    return {0x10000 + ((*code - first_high) << 10U) + (*low - first_low), 2 * length};
}

std::optional<char> plain_escape(char letter) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::size_t const found = letters.find(letter);
    return found == std::string_view::npos ? std::nullopt : std::optional{meanings[found]};
}

/// Decodes the escape at `at` into the text; returns the escape's length.
std::size_t take_escape(std::string_view body, std::size_t at, LenientText& result) {
    char const letter = at + 1 < body.size() ? body[at + 1] : '\0';
    if (letter == 'u') {
        Escaped const escaped = unicode_escape(body, at);
        if (escaped.code) {
            append_utf8(result.text, *escaped.code);
        } else {
            result.text += replacement;
            result.fault = "it holds half a character (a lone surrogate or a broken \\u escape)";
        }
        return escaped.length;
    }
    if (auto const meaning = plain_escape(letter)) {
        result.text += *meaning;
    } else {
        result.text += body.substr(at, 2);
        result.fault = "it holds an escape that JSON does not know";
    }
    return 2;
}

/// Appends an escape of a string that stays JSON; it is replaced by its character where JSON allows that.
std::size_t keep_escape(std::string_view raw, std::size_t at, std::string& text) {
    if (raw.substr(at, 2) != "\\u") {
        text += raw.substr(at, 2) == "\\/" ? "/" : raw.substr(at, 2);
        return 2;
    }
    Escaped const escaped = unicode_escape(raw, at);
    if (!escaped.code) {
        text += replacement;
    } else if (*escaped.code < 0x20 || *escaped.code == '"' || *escaped.code == '\\') {
        text += raw.substr(at, escaped.length);
    } else {
        append_utf8(text, *escaped.code);
    }
    return escaped.length;
}

std::size_t without_blanks_before(std::string_view text, std::size_t end) {
    while (end > 0 && is_json_space(text[end - 1])) {
        --end;
    }
    return end;
}

/// The next comma outside brackets and strings, or the end.
std::size_t next_comma(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != ',') {
        bool const is_nested = text[at] == '{' || text[at] == '[' || text[at] == '"';
        at = is_nested ? std::min(end_of_value(text, at), text.size()) : at + 1;
    }
    return at;
}

}  // namespace

LenientText text_of_string(std::string_view token) {
    LenientText result;
    std::string_view const body = token.size() >= 2 ? token.substr(1, token.size() - 2) : "";
    for (std::size_t at = 0; at < body.size();) {
        if (body[at] == '\\') {
            at += take_escape(body, at, result);
        } else if (std::size_t const length = character_length(body, at); length > 0) {
            result.text += body.substr(at, length);
            at += length;
        } else {
            result.text += replacement;
            result.fault = "it holds bytes that are not UTF-8";
            ++at;
        }
    }
    return result;
}

std::optional<double> special_number(std::string_view token) {
    std::string word;
    for (char const c : token.substr(0, std::min<std::size_t>(token.size(), 10))) {
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (word == "nan") {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (word == "infinity" || word == "inf") {
        return std::numeric_limits<double>::infinity();
    }
    return word == "-infinity" || word == "-inf" ? std::optional{-std::numeric_limits<double>::infinity()}
                                                 : std::nullopt;
}

void for_each_member(std::string_view object, std::function<void(LenientMember)> const& visit,
                     std::function<void(std::size_t)> const& miss) {
    std::size_t const close = object.rfind('}');
    std::string_view const text = object.substr(0, std::min(close, object.size()));
    std::size_t at = skip_space(text, std::min<std::size_t>(text.size(), 1));
    while (at < text.size()) {
        std::size_t const key_end = text[at] == '"' ? end_of_value(text, at) : not_there;
        std::size_t const colon = key_end == not_there ? not_there : skip_space(text, key_end);
        if (colon == not_there || colon >= text.size() || text[colon] != ':') {
            miss(at);
            at = skip_space(text, next_comma(text, at) + 1);
            continue;
        }
        std::size_t const value = skip_space(text, colon + 1);
        std::size_t const end = next_comma(text, value);
        std::size_t const value_end = std::max(without_blanks_before(text, end), value);
        visit({text.substr(at, key_end - at), text.substr(value, value_end - value)});
        at = skip_space(text, end + 1);
    }
}

std::string compact_json(std::string_view raw) {
    std::string text;
    text.reserve(raw.size());
    bool is_in_string = false;
    for (std::size_t at = 0; at < raw.size();) {
        if (is_in_string && raw[at] == '\\') {
            at += keep_escape(raw, at, text);
            continue;
        }
        is_in_string = raw[at] == '"' ? !is_in_string : is_in_string;
        if (is_in_string || !is_json_space(raw[at])) {
            text += raw[at];
        }
        ++at;
    }
    return text;
}

std::optional<std::size_t> first_not_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const length =
            static_cast<unsigned char>(text[at]) < 0x80 ? 1 : character_length(text, at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

std::string with_replaced_bytes(std::string_view text) {
    std::string replaced;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const length = character_length(text, at);
        replaced += length > 0 ? text.substr(at, length) : replacement;
        at += std::max<std::size_t>(length, 1);
    }
    return replaced;
}

std::string with_plain_strings(std::string_view text) {
    std::string plain{text};
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t const length = character_length(text, at);
        if (length == 0) {
            plain[at] = '?';
        } else if (is_control(plain[at])) {
            plain[at] = ' ';
        }
        at += std::max<std::size_t>(length, 1);
    }
    return plain;
}

}  // namespace gatepost
