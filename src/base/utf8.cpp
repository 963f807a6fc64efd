#include "base/utf8.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// What may follow a lead byte: Unicode Standard, table 3-7. Only the second byte has limits of its own: they
/// rule out overlong forms, surrogates and everything above U+10FFFF.
struct Lead {
    int continuation_bytes = 0;
    unsigned char second_min = 0x80;
    unsigned char second_max = 0xBF;
};

Lead classify_lead(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1};
    if (byte == 0xE0)
        return {2, 0xA0, 0xBF};
    if (byte == 0xED)
        return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {2};
    if (byte == 0xF0)
        return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {3};
    if (byte == 0xF4)
        return {3, 0x80, 0x8F};
    return {0};
}

}  // namespace

Utf8Character character_at(std::string_view utf8, std::size_t at) {
    auto const lead_byte = static_cast<unsigned char>(utf8[at]);
    if (lead_byte < 0x80) {
        return {lead_byte, 1, true};
    }
    auto [remaining, min, max] = classify_lead(lead_byte);
    if (remaining == 0) {
        return {};
    }
    Utf8Character character{lead_byte & (0x3Fu >> remaining), 1, true};
    for (; remaining > 0; --remaining, min = 0x80, max = 0xBF) {
        std::size_t const next = at + character.bytes;
        auto const byte = next < utf8.size() ? static_cast<unsigned char>(utf8[next]) : 0;
        if (byte < min || byte > max) {
            return {replacement_character, character.bytes, false};
        }
        character.code = (character.code << 6) | (byte & 0x3Fu);
        ++character.bytes;
    }
    return character;
}

std::u32string decode_utf8(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        Utf8Character const character = character_at(utf8, at);
        text.push_back(character.code);
        at += character.bytes;
    }
    return text;
}

void append_utf8(std::string& utf8, char32_t character) {
    bool const is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    char32_t const c = is_surrogate || character > 0x10FFFF ? replacement_character : character;
    auto const put = [&](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
    auto const put_tail = [&](int shift) { put(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put_tail(0);
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put_tail(6);
        put_tail(0);
    } else {
        put(0xF0 | (c >> 18));
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

std::size_t character_begin(std::string_view utf8, std::size_t at) {
    constexpr std::size_t most_continuation_bytes = 3;
    std::size_t begin = std::min(at, utf8.size());
    for (std::size_t back = 0; back < most_continuation_bytes && begin > 0 && begin < utf8.size(); ++back) {
        if (begins_character(utf8[begin])) {
            break;
        }
        --begin;
    }
    return begin;
}

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins_character));
}

}  // namespace gatepost
