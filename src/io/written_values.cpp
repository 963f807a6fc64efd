#include "io/written_values.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace gatepost {

namespace {

constexpr unsigned char first_beyond_control = 0x20;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Appends the character that begins at a byte, as UTF-8 whatever stands there, and returns its length.
std::size_t append_character(std::string& text, std::string_view utf8, std::size_t at) {
    Utf8Character const character = character_at(utf8, at);
    append_utf8(text, character.code);
    return character.bytes;
}

/// Whether a whole number stands as JSON wants it: no zero or plus before it.
bool is_json_integer(std::string_view digits) {
    std::size_t const begin = digits.starts_with('-') ? 1 : 0;
    bool const has_leading_zero = digits.size() > begin + 1 && digits[begin] == '0';
    return digits.size() > begin && !has_leading_zero &&
           digits.find_first_not_of("0123456789", begin) == std::string_view::npos;
}

}  // namespace

void append_degrees(std::string& text, double degrees) {
    constexpr double units_per_degree = 1e9;
    constexpr std::int64_t whole = 1'000'000'000;
    constexpr std::size_t decimals = 9;
    auto const units = static_cast<std::int64_t>(std::llround(degrees * units_per_degree));
    std::int64_t const size = units < 0 ? -units : units;
    if (units < 0) {
        text += '-';
    }
    fmt::format_to(std::back_inserter(text), "{}", size / whole);
    std::int64_t rest = size % whole;
    if (rest == 0) {
        return;
    }
    std::array<char, decimals> digits{};
    for (std::size_t i = decimals; i-- > 0; rest /= 10) {
        digits[i] = static_cast<char>('0' + rest % 10);
    }
    std::string_view const all{digits.data(), digits.size()};
    text += '.';
    text += all.substr(0, all.find_last_not_of('0') + 1);
}

void append_position(std::string& text, Point lonlat, char separator) {
    append_degrees(text, lonlat.x);
    text += separator;
    append_degrees(text, lonlat.y);
}

void append_real(std::string& text, double value) {
    std::array<char, 32> digits{};
    char const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string_view const shortest{digits.data(), static_cast<std::size_t>(end - digits.data())};
    text += shortest;
    if (shortest.find_first_of(".e") == std::string_view::npos) {
        text += ".0";
    }
}

bool is_no_number(AttributeColumn const& column, std::size_t row) {
    return !column.is_null(row) && column.written_as(row) == AttributeType::real && !column.number(row);
}

void append_json_string(std::string& text, std::string_view utf8) {
    text += '"';
    for (std::size_t at = 0; at < utf8.size();) {
        char const c = utf8[at];
        if (!is_ascii(c)) {
            at += append_character(text, utf8, at);
            continue;
        }
        ++at;
        switch (c) {
            case '"': text += "\\\""; break;
            case '\\': text += "\\\\"; break;
            case '\n': text += "\\n"; break;
            case '\r': text += "\\r"; break;
            case '\t': text += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < first_beyond_control) {
                    fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<unsigned>(c));
                } else {
                    text += c;
                }
        }
    }
    text += '"';
}

void append_json_value(std::string& text, AttributeColumn const& column, std::size_t row,
                       ExportLosses& losses) {
    if (column.is_null(row)) {
        text += "null";
        return;
    }
    bool const is_text = column.type() == AttributeType::text || column.type() == AttributeType::json;
    std::string_view const stored = column.text(row);
    switch (column.written_as(row)) {
        case AttributeType::integer:
            if (!is_text || is_json_integer(stored)) {
                text += column.to_text(row);
                return;
            }
            break;
        case AttributeType::real:
            if (auto const number = column.number(row)) {
                append_real(text, *number);
            } else {
                ++losses.no_numbers;
                text += "null";
            }
            return;
        case AttributeType::boolean: text += column.to_text(row) == "true" ? "true" : "false"; return;
        case AttributeType::json:
            if (is_json(stored)) {
                text += stored;
                return;
            }
            break;
        case AttributeType::text: break;
    }
    append_json_string(text, stored);
}

bool append_xml_text(std::string& text, std::string_view utf8) {
    bool is_whole = true;
    for (std::size_t at = 0; at < utf8.size();) {
        char const c = utf8[at];
        if (!is_ascii(c)) {
            Utf8Character const character = character_at(utf8, at);
            bool const is_in_xml = character.code != U'\uFFFE' && character.code != U'\uFFFF';
            append_utf8(text, is_in_xml ? character.code : U' ');
            is_whole = is_whole && is_in_xml;
            at += character.bytes;
            continue;
        }
        ++at;
        switch (c) {
            case '&': text += "&amp;"; break;
            case '<': text += "&lt;"; break;
            case '>': text += "&gt;"; break;
            case '"': text += "&quot;"; break;
            case '\r': text += "&#13;"; break;  // a reader would make a line end of it
            case '\n':
            case '\t': text += c; break;
            default:
                is_whole = is_whole && static_cast<unsigned char>(c) >= first_beyond_control;
                text += static_cast<unsigned char>(c) >= first_beyond_control ? c : ' ';
        }
    }
    return is_whole;
}

}  // namespace gatepost
