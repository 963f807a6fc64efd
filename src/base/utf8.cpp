#include "base/utf8.hpp"

#include <cstddef>

namespace gatepost {

namespace {

/// What may follow a lead byte: Unicode Standard, table 3-7. Only the second byte has limits of its own: they
/// shut out overlong forms, surrogates and everything above U+10FFFF.
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

/// Reads the sequence that begins at `next` and moves `next` past it.
char32_t decode_one(std::string_view utf8, std::size_t& next) {
    auto const lead_byte = static_cast<unsigned char>(utf8[next++]);
    if (lead_byte < 0x80)
        return lead_byte;
    auto [remaining, min, max] = classify_lead(lead_byte);
    if (remaining == 0)
        return replacement_character;

    char32_t character = lead_byte & (0x3Fu >> remaining);
    for (; remaining > 0; --remaining, min = 0x80, max = 0xBF) {
        if (next == utf8.size())
            return replacement_character;
        auto const byte = static_cast<unsigned char>(utf8[next]);
        if (byte < min || byte > max)
            return replacement_character;
        character = (character << 6) | (byte & 0x3Fu);
        ++next;
    }
    return character;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t next = 0; next < utf8.size();)
        text.push_back(decode_one(utf8, next));
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

}  // namespace gatepost
