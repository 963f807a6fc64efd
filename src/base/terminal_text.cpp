#include "base/terminal_text.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace gatepost {

namespace {

/// How many bytes the letter at the beginning has; 0 where there is no whole one.
std::size_t letter_size(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const lead = byte(0);
    std::size_t const size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (size == 0 || size > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    // Overlong forms, surrogates, and what lies beyond Unicode.
    bool const is_wrong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) ||
                          (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F);
    return is_wrong ? 0 : size;
}

std::uint32_t code_point(std::string_view letter) {
    std::uint32_t code = static_cast<unsigned char>(letter[0]);
    if (letter.size() > 1) {
        code &= 0x7FU >> letter.size();
    }
    for (char const c : letter.substr(1)) {
        code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    }
    return code;
}

bool steers(std::uint32_t code) {
    bool const is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    bool const turns_direction = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                                 (code >= 0x2066 && code <= 0x2069);
    return is_control || turns_direction;
}

}  // namespace

std::string terminal_text(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        std::size_t const size = letter_size(text);
        if (size == 0) {
            shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
            text.remove_prefix(1);
            continue;
        }
        std::string_view const letter = text.substr(0, size);
        std::uint32_t const code = code_point(letter);
        if (steers(code)) {
            shown += code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
        } else {
            shown += letter;
        }
        text.remove_prefix(size);
    }
    return shown;
}

}  // namespace gatepost
